// The databases that a megaservice asks, and a first table for those that come up empty.

import { adapterOf } from '../../plan/megaservice/program'
import type { Plan, Unit } from '../../plan/plan'
import { code } from '../../plan/shell'

/** Those that this export brings up with the catalog's own image: one of the document's own may hold tables. */
export function databasesOf({ units, megaservice }: Plan): Unit[] {
  const asking = new Set(megaservice.nodes.filter(({ database }) => database).map(({ name }) => name))
  const asked = new Set(units.filter(({ service }) => asking.has(service.name)).flatMap(({ calls }) => calls))
  return units.filter(
    ({ service, kind }) =>
      asked.has(service.name) && kind.id === 'postgres' && service.declared.image === undefined,
  )
}

/** Lines of try.sh. The stubs have no tables. */
export function firstTable({ label }: Unit): string {
  return `
if [ "$mode" != mock ]; then
  echo 'A table:'
  compose exec -T ${label} sh -c 'psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB"' <<'SQL'
CREATE TABLE IF NOT EXISTS megaflow_glossary (term text PRIMARY KEY, meaning text);
INSERT INTO megaflow_glossary VALUES ('OPEA', 'Open Platform for Enterprise AI') ON CONFLICT DO NOTHING;
SQL
fi
`
}

/** For the README: whose database is asked, and what is in it. */
export function databasesTold(plan: Plan): string[] {
  const { megaservice } = plan
  const asking = megaservice.nodes.filter((node) => adapterOf(node).database)
  if (asking.length === 0) return []
  const named = [...new Set(asking.map((node) => code(adapterOf(node).database!)))].join(' and ')
  const [first] = databasesOf(plan)
  return [
    '',
    asking.every(({ database }) => database)
      ? `A request may name another database, by ${named}.`
      : `A request must name its database, by ${named}.`,
    ...(first
      ? [
          `\`${first.label}\` comes up empty; \`try.sh\` makes a first table. Put yours into it:`,
          '',
          '```sh',
          `docker compose exec -T ${first.label} sh -c 'psql -U "$POSTGRES_USER" -d "$POSTGRES_DB"' < my.sql`,
          '```',
        ]
      : []),
  ]
}
