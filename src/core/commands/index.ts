// The table of gestures: of the canvas, the command line and the library. To add one: its file, a test, a line here.

import { add } from './add'
import type { Command } from './command'
import { connect, disconnect, reconnect } from './connect'
import { duplicate, paste } from './copy'
import { explicit } from './explicit'
import { move, tidy } from './layout'
import { remove } from './remove'
import { rename } from './rename'
import { unuse, use } from './use'
import { configure, set, unset } from './value'

/** The words of `megaflow edit`, of the library and of the page. */
export const COMMANDS: readonly Command[] = [
  add,
  connect,
  disconnect,
  reconnect,
  rename,
  remove,
  duplicate,
  paste,
  set,
  unset,
  configure,
  use,
  unuse,
  explicit,
  move,
  tidy,
]
