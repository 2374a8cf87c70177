// Things to send with a first request.

/** A moment of silence, as a WAV file in base64. */
export const SOUND = `UklGRogAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YWQAAACA${'gICA'.repeat(33)}`
