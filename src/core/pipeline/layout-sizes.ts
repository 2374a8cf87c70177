// Sizes of nodes, and of the room between them.

export const NODE_WIDTH = 168
export const NODE_HEIGHT = 76
/** From one column to the next, and from one row of parallel services to the next. */
export const COLUMN = 208
export const ROW = 112
/** From the flow down to what it uses, which needs room for dashed lines that cross. */
export const BAND = 160

export type Point = readonly [x: number, y: number]
