// The deployment RFC's sample as containers: its four microservices, what they need, and the megaservice.

import { imageRow } from '../stand-ins/table.mjs'
import { calledBy, megaserviceOf } from './model.mjs'

const published = { embedding: 6000, retrieval: 7000, reranking: 8000, llm: 9000 }
/** By the stand-in's role: whom each calls. */
const calls = {
  embedding: ['tei'],
  retriever: ['store', 'tei'],
  reranking: ['tei'],
  'llm-textgen': ['vllm'],
  'comps-base': ['embedding', 'llm-textgen', 'reranking', 'retriever'],
  tei: [],
  vllm: [],
  store: [],
}

export function rfcProblems(model) {
  const roleOf = (name) => imageRow(model.services[name].image).role
  const names = Object.keys(model.services)
  const roles = names.map(roleOf).sort().join()
  const wanted = [...Object.keys(calls), 'tei'].sort().join()
  if (roles !== wanted) return [`it has ${roles}, and not ${wanted}`]

  const ports = { ...published, [megaserviceOf(model).name]: 8080 }
  return names.flatMap((name) => {
    const called = calledBy(model.services[name], model).map(roleOf).sort().join()
    const port = model.services[name].ports?.map(({ published }) => published).join() ?? ''
    return [
      ...(called === calls[roleOf(name)].join() ? [] : [`${name} calls ${called}`]),
      ...(port === String(ports[name] ?? '') ? [] : [`${name} is published on ${port}`]),
    ]
  })
}
