// The two bases of all stand-ins: Debian with Python and opea-comps; the second as it is without curl,
// since the images of OPEA that come from a slim Python have none and a health check must not lean on it.

import { appendFileSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { conformance, digest, find, folder, must, needCommands } from '../lib/machine.mjs'
import { Missing } from '../lib/report.mjs'

const suite = 'bookworm' // its Python is 3.11, as in the real images
const packages = ['python3', 'curl', 'ca-certificates']
const requirements = join(conformance, 'python', 'requirements.txt')

export async function makeBases({ docker, env }) {
  const key = digest(
    suite,
    ...packages,
    readFileSync(requirements, 'utf8'),
    readFileSync(new URL(import.meta.url), 'utf8'),
  )
  const bases = { curl: `megaflow-stand-in:curl-${key}`, plain: `megaflow-stand-in:plain-${key}` }
  const present = (await docker('images', '-q', bases.plain)).trim()
  if (present) return bases
  await docker('system', 'prune', '-af') // the daemon is ours alone, and all that it has is outdated

  const root = await makeRoot()
  await importRoot(root, bases.curl, [], env)
  await importRoot(root, bases.plain, ['--exclude=./usr/bin/curl'], env)
  rmSync(root, { recursive: true, force: true })
  return bases
}

async function makeRoot() {
  await needCommands({ debootstrap: 'debootstrap' })
  if (!find('python3')) throw new Missing('python3 is not installed')
  const root = join(folder(), 'root')
  rmSync(root, { recursive: true, force: true })
  await must('debootstrap', ['--variant=minbase', `--include=${packages}`, suite, root])

  const site = join(root, 'usr/local/lib/python3.11/dist-packages')
  const where = ['--python-version', '3.11', '--implementation', 'cp', '--target', site]
  await must('python3', [
    '-m',
    'pip',
    'install',
    '-q',
    '--no-deps',
    '--only-binary',
    ':all:',
    ...where,
    '-r',
    requirements,
  ])
  for (const path of ['var/cache/apt', 'var/lib/apt/lists', 'usr/share/doc', 'usr/share/locale']) {
    rmSync(join(root, path), { recursive: true, force: true })
  }
  await must('chroot', [root, 'ln', '-sf', 'python3', '/usr/bin/python'])
  appendFileSync(join(root, 'etc/passwd'), 'user:x:1000:1000::/home/user:/bin/sh\n')
  appendFileSync(join(root, 'etc/group'), 'user:x:1000:\n')
  await must('chroot', [root, 'install', '-d', '-o', 'user', '-g', 'user', '/home/user'])
  return root
}

function importRoot(root, tag, exclude, env) {
  const script = 'set -o pipefail; root=$1 tag=$2; shift 2; tar -C "$root" "$@" -c . | docker import - "$tag"'
  return must('bash', ['-c', script, 'bash', root, tag, ...exclude], { env: { ...process.env, ...env } })
}
