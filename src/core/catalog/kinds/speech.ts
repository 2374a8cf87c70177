// Speech to text and text to speech: OPEA's wrappers, the servers behind them, and these called straight from the flow.

import type { Container, Kind } from '../kind'
import { GAUDI, HABANA, LOGFLAG, WRAPPER_HEALTH } from './parts'

const health = (get: string, retries = 18) => ({ get, with: 'curl', every: 10, timeout: 6, retries }) as const

const WHISPER = {
  image: 'opea/whisper',
  health: health('/health'),
  restart: 'unless-stopped',
} satisfies Container

const WHISPER_COMPOSE = 'GenAIComps/comps/third_parties/whisper/deployment/docker_compose/compose.yaml'

const WHISPER_VARIANTS = {
  xeon: { source: WHISPER_COMPOSE },
  gaudi: {
    ...GAUDI,
    image: 'opea/whisper-gaudi',
    environment: HABANA,
    health: { retries: 60 },
    source: WHISPER_COMPOSE,
  },
} satisfies Kind['variants']

const SPEECHT5 = {
  image: 'opea/speecht5',
  health: health('/health'),
  restart: 'unless-stopped',
} satisfies Container

const SPEECHT5_COMPOSE = 'GenAIComps/comps/third_parties/speecht5/deployment/docker_compose/compose.yaml'

const SPEECHT5_VARIANTS = {
  xeon: { source: SPEECHT5_COMPOSE },
  gaudi: { ...GAUDI, image: 'opea/speecht5-gaudi', environment: HABANA, source: SPEECHT5_COMPOSE },
} satisfies Kind['variants']

const SOVITS = {
  image: 'opea/gpt-sovits',
  environment: [{ name: 'llm_download', help: 'True, the default: it downloads its models.' }],
  health: health('/health'),
  restart: 'unless-stopped',
} satisfies Container

const NO_VARIANTS: Kind['variants'] = {}

export const SPEECH = [
  {
    id: 'whisper-asr',
    title: 'Whisper (direct)',
    role: 'flow',
    family: 'media',
    icon: 'wave',
    help: 'Turns speech into text, calling Whisper straight from the flow. Where the client sends text, it is passed over.',
    source: 'GenAIComps/comps/third_parties/whisper/src/whisper_server.py',
    call: {
      protocol: 'http',
      port: 7066,
      endpoint: '/v1/asr',
      hostPort: 7066,
      input: ['Audio'],
      output: ['Text'],
      adapter: 'whisper-asr',
    },
    container: WHISPER,
    slots: [],
    provides: ['whisper'],
    variants: WHISPER_VARIANTS,
    realisedAs: { gmc: 'asr' },
  },
  {
    id: 'asr',
    title: 'Speech to text',
    role: 'flow',
    family: 'media',
    icon: 'wave',
    help: 'Turns speech into text. It asks a speech server, which runs beside it.',
    source: 'GenAIComps/comps/asr/src/opea_asr_microservice.py',
    aliases: ['speech-to-text'],
    call: {
      protocol: 'http',
      port: 9099,
      endpoint: '/v1/audio/transcriptions',
      hostPort: 9099,
      input: ['Audio'],
      output: ['Text'],
      adapter: 'asr',
    },
    container: {
      image: 'opea/asr',
      environment: [LOGFLAG],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [
      {
        name: 'server',
        help: 'The server that hears.',
        kinds: ['whisper', 'funasr'],
        required: true,
        environment: [{ name: 'ASR_ENDPOINT', value: '{url:server}', help: 'Base URL of the server.' }],
        by: {
          whisper: [
            { name: 'ASR_COMPONENT_NAME', value: 'OPEA_WHISPER_ASR', help: 'Which server it talks to.' },
          ],
          funasr: [
            { name: 'ASR_COMPONENT_NAME', value: 'OPEA_PARAFORMER_ASR', help: 'Which server it talks to.' },
          ],
        },
      },
    ],
    variants: {},
    gmc: {
      steps: { xeon: 'Asr', gaudi: 'Asr', nvidia: 'Asr' },
      port: 9099,
      endpoint: '/v1/audio/transcriptions',
      slots: { server: 'ASR_ENDPOINT' },
    },
  },
  {
    id: 'speecht5-tts',
    title: 'SpeechT5 (direct)',
    role: 'flow',
    family: 'media',
    icon: 'wave',
    help: 'Speaks a text, calling SpeechT5 straight from the flow. The client gets the sound as base64.',
    source: 'GenAIComps/comps/third_parties/speecht5/src/speecht5_server.py',
    call: {
      protocol: 'http',
      port: 7055,
      endpoint: '/v1/tts',
      hostPort: 7055,
      input: ['Text'],
      output: ['Audio'],
      adapter: 'speecht5-tts',
    },
    container: SPEECHT5,
    slots: [],
    provides: ['speecht5'],
    variants: SPEECHT5_VARIANTS,
    realisedAs: { gmc: 'tts' },
  },
  {
    id: 'gpt-sovits-tts',
    title: 'GPT-SoVITS (direct)',
    role: 'flow',
    family: 'media',
    icon: 'wave',
    help: 'Speaks a text in several languages, calling GPT-SoVITS straight from the flow.',
    source: 'GenAIExamples/AudioQnA/audioqna_multilang.py',
    call: {
      protocol: 'http',
      port: 9880,
      endpoint: '/',
      hostPort: 9880,
      input: ['Text'],
      output: ['Audio'],
      adapter: 'gpt-sovits-tts',
    },
    container: SOVITS,
    slots: [],
    provides: ['gpt-sovits'],
    variants: NO_VARIANTS,
    realisedAs: { gmc: 'tts' },
  },
  {
    id: 'tts',
    title: 'Text to speech',
    role: 'flow',
    family: 'media',
    icon: 'wave',
    help: 'Speaks a text. It asks a speech server, which runs beside it.',
    source: 'GenAIComps/comps/tts/src/opea_tts_microservice.py',
    aliases: ['text-to-speech'],
    call: {
      protocol: 'http',
      port: 9088,
      endpoint: '/v1/audio/speech',
      hostPort: 9088,
      input: ['Text'],
      output: ['Audio'],
      adapter: 'tts',
    },
    container: {
      image: 'opea/tts',
      environment: [LOGFLAG],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [
      {
        name: 'server',
        help: 'The server that speaks.',
        kinds: ['speecht5', 'gpt-sovits'],
        required: true,
        environment: [{ name: 'TTS_ENDPOINT', value: '{url:server}', help: 'Base URL of the server.' }],
        by: {
          speecht5: [
            { name: 'TTS_COMPONENT_NAME', value: 'OPEA_SPEECHT5_TTS', help: 'Which server it talks to.' },
          ],
          'gpt-sovits': [
            { name: 'TTS_COMPONENT_NAME', value: 'OPEA_GPTSOVITS_TTS', help: 'Which server it talks to.' },
          ],
        },
      },
    ],
    variants: {},
    gmc: {
      steps: { xeon: 'Tts', gaudi: 'Tts', nvidia: 'Tts' },
      port: 9088,
      endpoint: '/v1/audio/speech',
      slots: { server: 'TTS_ENDPOINT' },
    },
  },
  {
    id: 'whisper',
    title: 'Whisper server',
    role: 'backing',
    family: 'servers',
    icon: 'srv',
    help: 'Runs a Whisper model that turns speech into text.',
    source: WHISPER_COMPOSE,
    aliases: ['whisper-service'],
    call: { protocol: 'http', port: 7066, endpoint: null, hostPort: 7066, input: [], output: [] },
    container: WHISPER,
    slots: [],
    variants: WHISPER_VARIANTS,
    gmc: {
      steps: { xeon: 'Whisper', gaudi: 'WhisperGaudi' },
      port: 7066,
      endpoint: '/v1/asr',
    },
  },
  {
    id: 'funasr',
    title: 'FunASR server',
    role: 'backing',
    family: 'servers',
    icon: 'srv',
    help: 'Runs a Paraformer model that turns speech into text, best for Chinese.',
    source: 'GenAIComps/comps/third_parties/funasr/deployment/docker_compose/compose.yaml',
    call: { protocol: 'http', port: 7066, endpoint: null, hostPort: 7066, input: [], output: [] },
    container: {
      image: 'opea/funasr-paraformer',
      published: false,
      health: health('/health', 60),
      restart: 'unless-stopped',
    },
    slots: [],
    variants: {},
  },
  {
    id: 'speecht5',
    title: 'SpeechT5 server',
    role: 'backing',
    family: 'servers',
    icon: 'srv',
    help: 'Runs a SpeechT5 model that speaks English.',
    source: SPEECHT5_COMPOSE,
    aliases: ['speecht5-service'],
    call: { protocol: 'http', port: 7055, endpoint: null, hostPort: 7055, input: [], output: [] },
    container: SPEECHT5,
    slots: [],
    variants: SPEECHT5_VARIANTS,
    gmc: {
      steps: { xeon: 'SpeechT5', gaudi: 'SpeechT5Gaudi' },
      port: 7055,
      endpoint: '/v1/tts',
    },
  },
  {
    id: 'gpt-sovits',
    title: 'GPT-SoVITS server',
    role: 'backing',
    family: 'servers',
    icon: 'srv',
    help: 'Runs a GPT-SoVITS model that speaks several languages, with a voice of your own if you like.',
    source: 'GenAIComps/comps/third_parties/gpt-sovits/deployment/docker_compose/compose.yaml',
    aliases: ['gpt-sovits-service'],
    call: { protocol: 'http', port: 9880, endpoint: null, hostPort: 9880, input: [], output: [] },
    container: SOVITS,
    slots: [],
    variants: NO_VARIANTS,
  },
] satisfies Kind[]
