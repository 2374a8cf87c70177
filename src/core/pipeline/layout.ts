// Where services stand when nobody has put them anywhere: the flow in layers from left to right, what it uses
// below its users, side services below that. Pure and deterministic; places of `x-layout` win.

import { predecessors, successors } from './graph'
import { Rows } from './layout-below'
import { arrangeFlow } from './layout-flow'
import { BAND, COLUMN, NODE_HEIGHT, NODE_WIDTH, type Point, ROW } from './layout-sizes'
import type { Pipeline } from './pipeline'
import { Union } from './union'

export { COLUMN, NODE_HEIGHT, NODE_WIDTH, type Point, ROW } from './layout-sizes'

/** Between groups that nothing connects. */
const GROUP = 120

export type Places = ReadonlyMap<string, Point>

/** A place for every service of a pipeline. */
export function layoutOf(pipeline: Pipeline): Places {
  const links: Links = {
    users: predecessors(pipeline.uses),
    used: successors(pipeline.uses),
    next: successors(pipeline.flow),
  }
  const drawn = groupsOf(pipeline).map((group) => placeGroup(links, group))
  return withMoved(pipeline, links.users, onShelves(drawn))
}

/** A group by itself, from [0, 0] on. */
type Drawn = { places: Map<string, Point>; width: number; height: number }

/** How much wider than high a drawing of many groups should be: as pipelines are read. */
const ASPECT = 2.2

/** Groups beside one another in rows, in their order, so that the whole has about the shape of a screen. */
function onShelves(groups: readonly Drawn[]): Map<string, Point> {
  const area = groups.reduce((sum, { width, height }) => sum + (width + GROUP) * (height + GROUP), 0)
  const room = groups.reduce((widest, { width }) => Math.max(widest, width), Math.sqrt(area * ASPECT))
  const places = new Map<string, Point>()
  let left = 0
  let top = 0
  let shelf = 0
  for (const { places: own, width, height } of groups) {
    if (left > 0 && left + width > room) {
      left = 0
      top += shelf + GROUP
      shelf = 0
    }
    for (const [name, [x, y]] of own) places.set(name, [left + x, top + y])
    // columns of all groups are the same columns
    left += Math.ceil((width + GROUP / 2) / COLUMN) * COLUMN
    shelf = Math.max(shelf, height)
  }
  return places
}

/** Neighbours by name. */
type Links = Record<'users' | 'used' | 'next', ReadonlyMap<string, readonly string[]>>

type Group = { flow: string[]; backing: string[]; side: string[] }

/** Services that belong together by flow edges; what they use goes with the first of its users. */
function groupsOf({ services, flow, uses }: Pipeline): Group[] {
  const union = new Union()
  const role = new Map(services.map((service) => [service.name, service.role]))
  const linked = new Set(flow.flat())
  const isFlow = (name: string) => linked.has(name) || role.get(name) === 'flow'
  for (const [from, to] of flow) union.join(to, from)
  // services of the flow that no edge joins stand together in one row
  const alone = services.filter(({ name }) => isFlow(name) && !linked.has(name))
  for (const { name } of alone.slice(1)) union.join(name, alone[0]!.name)
  const joined = new Set<string>()
  // users in the flow count before side services, so that a store stands below its retriever
  for (const wantsFlow of [true, false]) {
    for (const [from, to] of uses) {
      if (isFlow(to) || joined.has(to) || isFlow(from) !== wantsFlow) continue
      joined.add(to)
      union.join(to, from)
    }
  }
  for (const [from, to] of uses) {
    if (role.get(from) === 'side' && !joined.has(from)) {
      joined.add(from)
      union.join(from, to)
    }
  }
  const groups = new Map<string, Group>()
  const rest: Group = { flow: [], backing: [], side: [] }
  for (const { name } of services) {
    const used = joined.has(name)
    const leader = union.leader(name)
    const group = isFlow(name) || used ? (groups.get(leader) ?? { flow: [], backing: [], side: [] }) : rest
    if (group !== rest) groups.set(leader, group)
    const list = isFlow(name) ? 'flow' : role.get(name) === 'side' ? 'side' : 'backing'
    group[list].push(name)
  }
  const all = [...groups.values()]
  const first = all[0]
  // one drawing for the usual small document: what nothing connects stands in its last row
  if (first && all.length === 1) {
    first.side.push(...rest.side)
    first.backing.push(...rest.backing)
    return all
  }
  return rest.side.length + rest.backing.length > 0 ? [...all, rest] : all
}

function placeGroup(links: Links, group: Group): Drawn {
  const places = new Map<string, Point>()
  const edges = group.flow.flatMap((from) => (links.next.get(from) ?? []).map((to) => [from, to] as const))
  const { cells, width, height } = arrangeFlow(group.flow, edges)
  for (const [name, [column, y]] of cells) places.set(name, [column * COLUMN, y * ROW])
  const below = new Rows(places, Math.max(width, 3), group.flow.length > 0 ? (height - 1) * ROW + BAND : 0)
  below.add(group.backing, links.users)
  below.add(group.side, links.used)
  let right = 0
  let bottom = 0
  for (const [x, y] of places.values()) {
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return { places, width: right + NODE_WIDTH, height: bottom + NODE_HEIGHT }
}

/** Places of `x-layout` instead of the computed ones; whoever would then be covered by one steps down. */
function withMoved(pipeline: Pipeline, users: Links['users'], places: Map<string, Point>): Places {
  const { layout } = pipeline
  const moved = Object.keys(layout).filter((name) => places.has(name))
  if (moved.length === 0) return places
  const shifts = new Map(moved.map((name) => [name, minus(layout[name]!, places.get(name)!)]))
  for (const name of moved) places.set(name, layout[name]!)
  carryImplied(pipeline, users, shifts, places)
  for (const [name, place] of places) {
    if (shifts.has(name) || !moved.some((one) => overlaps(place, layout[one]!))) continue
    places.set(name, stepDown(name, place, places))
  }
  return places
}

/** What is implied for one service alone goes where that one was moved. */
function carryImplied(
  { services, layout }: Pipeline,
  users: Links['users'],
  shifts: Map<string, Point>,
  places: Map<string, Point>,
) {
  for (const { name, implied } of services) {
    const [user, another] = users.get(name) ?? []
    const shift = implied && !(name in layout) && another === undefined ? shifts.get(user ?? '') : undefined
    if (!shift) continue
    const [x, y] = places.get(name)!
    shifts.set(name, shift)
    places.set(name, stepDown(name, [x + shift[0], y + shift[1]], places))
  }
}

function minus([ax, ay]: Point, [bx, by]: Point): Point {
  return [ax - bx, ay - by]
}

function stepDown(name: string, [x, start]: Point, places: Places): Point {
  for (let y = start; ; ) {
    const over = [...places].find(([one, at]) => one !== name && overlaps([x, y], at))
    if (!over) return [x, y]
    y = over[1][1] + ROW
  }
}

/** Do nodes at two places cover one another? */
export function overlaps([ax, ay]: Point, [bx, by]: Point): boolean {
  return Math.abs(ax - bx) < NODE_WIDTH && Math.abs(ay - by) < NODE_HEIGHT
}
