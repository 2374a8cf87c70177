// Environment variables: those that the kind knows, with their defaults, then the document's own.

import { useState } from 'react'
import type { EnvironmentEntry, Pipeline, Service } from '../../core/pipeline/pipeline'
import { knownVariables } from '../../core/pipeline/variables'
import type { Diagnostic } from '../../core/text/diagnostic'
import { useStudio } from '../studio/use-studio'
import { Refusal } from './Refusal'
import { Section } from './Section'
import { Variable } from './Variable'
import { writeVariable } from './write'

type Props = { pipeline: Pipeline; service: Service; problems: readonly Diagnostic[] }

export function Environment({ pipeline, service, problems }: Props) {
  const known = knownVariables(pipeline, service)
  const names = new Set(known.map(({ name }) => name))
  const written = new Map((service.declared.environment ?? []).map((entry) => [entry.name, entry]))
  const own = [...written.values()].filter(({ name }) => !names.has(name))
  const rows: { name: string; entry: EnvironmentEntry | undefined; known: (typeof known)[number] | null }[] =
    [
      ...known.map((one) => ({ name: one.name, entry: written.get(one.name), known: one })),
      ...own.map((entry) => ({ name: entry.name, entry, known: null })),
    ]
  const more = `${written.size > 0 ? `${written.size} set` : ''}${written.size > 0 && known.length > 0 ? ', ' : ''}${
    known.length > 0 ? `${known.length} known` : ''
  }`
  return (
    <Section title="Environment" more={more} isOpen={written.size > 0 || problems.length > 0}>
      <div className="variables">
        {rows.map(({ name, entry, known }) => (
          <Variable
            key={name}
            name={name}
            service={service}
            entry={entry}
            known={known}
            problems={problems.filter(({ path }) => path[3] === name)}
          />
        ))}
      </div>
      <NewVariable service={service} taken={written} />
    </Section>
  )
}

function NewVariable({ service, taken }: { service: Service; taken: ReadonlyMap<string, unknown> }) {
  const studio = useStudio()
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const isFine = /^[^\s=]+$/.test(name)

  function add() {
    if (!isFine) return
    const refused = taken.has(name)
      ? { message: `${name} stands above already.` }
      : writeVariable(studio, service, name, value)
    setRefusal(refused?.message ?? null)
    if (refused) return
    setName('')
    setValue('')
  }

  return (
    <form
      className="variable is-new"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <input
        className="in"
        aria-label="Name of a new variable"
        placeholder="NAME"
        value={name}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => setName(target.value.trim())}
      />
      <input
        className="in"
        aria-label="Value of the new variable"
        placeholder="value, or ${NAME} for a secret"
        value={value}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => setValue(target.value)}
      />
      <button type="submit" className="btn box small" disabled={!isFine}>
        Add
      </button>
      {refusal && <Refusal of={refusal} />}
    </form>
  )
}
