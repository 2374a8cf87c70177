// The law of undo: each gesture is one step of the buffer's history, and undo gives the very bytes back, redo too.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MemoryBuffer } from '../app/studio/buffer'
import { CATALOG } from '../core/catalog/catalog'
import { COMMANDS } from '../core/commands'
import { perform } from '../core/commands/perform'
import { applyEdits } from '../core/text/edit'
import { parse } from '../core/yaml/document'
import { LONG, SEED } from './asked'
import { Counts } from './counts'
import { Dice } from './dice'
import { randomDocument } from './document'
import { drawGesture } from './draw-gesture'
import { readPlain } from './plain'
import { worldOf } from './world'

const DOCUMENTS = 200

it(
  `eight gestures on each of ${DOCUMENTS} documents (seed ${SEED}) are undone and redone to the byte`,
  LONG,
  () => {
    const counts = new Counts()
    const dice = fc.uint8Array({ maxLength: 700, size: 'max' })
    const steps = fc.array(fc.uint8Array({ minLength: 40, maxLength: 40 }), { minLength: 8, maxLength: 8 })
    const law = fc.property(dice, steps, (document, gestures) => {
      const { text, features } = randomDocument(new Dice(document))
      const buffer = new MemoryBuffer(text)
      // what a listener makes of the edits that it is told
      let followed = buffer.text()
      buffer.subscribe(({ edits }) => {
        followed = applyEdits(followed, edits)
      })
      const texts = [buffer.text()]
      for (const one of gestures) {
        const before = buffer.text()
        const { id, args } = drawGesture(new Dice(one), worldOf(readPlain(before).plain))
        const performed = perform(parse(before), CATALOG, id, args)
        if ('refusal' in performed || performed.edits.length === 0) continue
        buffer.apply(id, performed.edits)
        expect(buffer.text()).toBe(performed.text)
        texts.push(buffer.text())
        counts.add(id, features, 'done')
      }
      for (const wanted of texts.toReversed().slice(1)) {
        buffer.undo()
        expect([buffer.text(), followed]).toEqual([wanted, wanted])
      }
      expect(buffer.canUndo()).toBe(false)
      for (const wanted of texts.slice(1)) {
        buffer.redo()
        expect([buffer.text(), followed]).toEqual([wanted, wanted])
      }
      expect(buffer.canRedo()).toBe(false)
    })
    fc.assert(law, { seed: SEED, numRuns: DOCUMENTS, endOnFailure: true })
    expect(COMMANDS.map(({ id }) => id).filter((id) => counts.done(id, 'any') === 0)).toEqual([])
  },
)
