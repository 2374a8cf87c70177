// The templates, by what they are for. Typing searches them, arrows walk the list, Enter takes one.

import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { TEMPLATES, type Template } from '../../core/templates'
import { SearchField } from '../ui/SearchField'

const EMPTY: Template = {
  name: 'empty',
  title: 'An empty pipeline',
  help: 'To draw from nothing.',
  group: 'From nothing',
  text: 'opea_micro_services: {}\n',
}
const ALL = [...TEMPLATES, EMPTY]

export function Gallery({ onPick }: { onPick(text: string, label: string): void }) {
  const [search, setSearch] = useState('')
  const [current, setCurrent] = useState<string | null>(null)
  const shown = useMemo(() => found(search), [search])
  const groups = [...new Set(shown.map(({ group }) => group))]
  const active = shown.find(({ name }) => name === current) ?? best(shown, search)
  const field = useRef<HTMLInputElement>(null)
  const list = useId()
  useEffect(() => field.current?.focus(), [])

  function pick({ name, title, text }: Template) {
    onPick(text, name === EMPTY.name ? 'empty pipeline' : `template ${title}`)
  }

  return (
    <>
      <SearchField
        ref={field}
        label="Find a template"
        list={list}
        names={shown.map(({ name }) => name)}
        active={active?.name}
        search={search}
        onSearch={(text) => {
          setSearch(text)
          setCurrent(null)
        }}
        onWalk={setCurrent}
        onTake={() => active && pick(active)}
      />
      <div className="templates-list" role="listbox" id={list} aria-label="Templates">
        {groups.map((group, index) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options; a fieldset holds form fields
          <div role="group" key={group} aria-labelledby={`${list}-group-${index}`}>
            <div className="templates-title" id={`${list}-group-${index}`} aria-hidden="true">
              {group}
            </div>
            {shown
              .filter((template) => template.group === group)
              .map((template) => (
                <Option
                  key={template.name}
                  id={`${list}-${template.name}`}
                  template={template}
                  active={template === active}
                  onEnter={() => setCurrent(template.name)}
                  onPick={() => pick(template)}
                />
              ))}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className="templates-none">No template is about “{search}”.</p>}
    </>
  )
}

type OptionProps = { id: string; template: Template; active: boolean; onEnter(): void; onPick(): void }

function Option({ id, template, active, onEnter, onPick }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the search field hears the keys
    <div
      id={id}
      role="option"
      aria-selected={active}
      className="templates-option"
      ref={(element) => {
        if (active) element?.scrollIntoView({ block: 'nearest' })
      }}
      onPointerMove={onEnter}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      <b>{template.title}</b>
      <span>{template.help}</span>
    </div>
  )
}

function found(search: string): Template[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const textOf = ({ name, title, help, group }: Template) =>
    [name, title, help, group].join(' ').toLowerCase()
  return ALL.filter((template) => words.every((word) => textOf(template).includes(word)))
}

/** The one that is called so, before those that only mention it. */
function best(shown: readonly Template[], search: string): Template | undefined {
  const wanted = search.trim().toLowerCase()
  return shown.find(({ title }) => title.toLowerCase().startsWith(wanted)) ?? shown[0]
}
