// A message with its names in the font of code.

export function Words({ of: message }: { of: string }) {
  return message.split('`').map((part, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence have nothing else
      <code key={at} className="word">
        {part}
      </code>
    ) : (
      part
    ),
  )
}
