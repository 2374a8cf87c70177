// How much of the laws is asked for. `npm run fuzz -- N [SEED]` sets it, and takes longer to make a failing case small.

const { MEGAFLOW_LAWS = '20000', MEGAFLOW_SEED = '20261124', MEGAFLOW_TRIES = '2000' } = process.env

/** Gestures; readings are an eighth of them. */
export const WANTED = Number(MEGAFLOW_LAWS)
export const SEED = Number(MEGAFLOW_SEED)
/** Texts that are tried to make a failing case small; about a millisecond each. */
export const TRIES = Number(MEGAFLOW_TRIES)

/** Of fewer gestures, chance would decide how many are refused. */
export const MANY = 20_000
/** Of fewer gestures, chance would decide whether each was made on each kind of document. */
export const MOST = 100_000
/** Far above what it takes: machines may be busy, and `npm run fuzz` may ask for more. */
export const LONG = { timeout: 3_600_000 }
