// Reads a large file of another format away from the page, which it would freeze for seconds.

import { read } from '../../core/read'
import type { InFile } from '../../core/sources/source'

self.onmessage = ({ data: file }: MessageEvent<InFile>) => self.postMessage(read([file]))
