import { unzipSync } from 'fflate'
import { describe, expect, it, vi } from 'vitest'
import { MOST_BYTES, readFile } from './read-file'
import { zipOf } from './zip'

describe('a file that is opened', () => {
  it('keeps its byte order mark and its line breaks', async () => {
    const text = '\uFEFFopea_micro_services:\r\n  llm:\r\n'
    expect(await readFile(new Blob([text]))).toEqual({ text })
  })

  it.each([
    ['bytes that are no UTF-8', new Uint8Array([0x61, 0xff, 0xfe])],
    ['a null character', new Uint8Array([0x61, 0, 0x62])],
    ['too much', new Uint8Array(MOST_BYTES + 1)],
  ])('is refused in words: %s', async (_, bytes) => {
    const read = await readFile(new Blob([bytes]))
    expect(read).toHaveProperty('refusal', expect.stringContaining('Your text is as it was.'))
  })
})

describe('a zip', () => {
  const files = [
    { path: 'compose.yaml', text: 'services: {}\n' },
    { path: '.env.example', text: 'A=ü\n' },
  ]

  it('holds the very files', () => {
    const read = unzipSync(zipOf(files))
    expect(Object.keys(read)).toEqual(['compose.yaml', '.env.example'])
    expect(new TextDecoder().decode(read['.env.example'])).toBe('A=ü\n')
  })

  it('is the same whenever and wherever it is made', () => {
    const made = ['UTC', 'Asia/Kathmandu', 'America/St_Johns'].map((one) => {
      vi.stubEnv('TZ', one)
      return Buffer.from(zipOf(files)).toString('hex')
    })
    vi.unstubAllEnvs()
    expect(new Set(made).size).toBe(1)
  })
})
