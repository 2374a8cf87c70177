// Images and videos that are made: Stable Diffusion and a talking face, and the server behind the latter.

import type { Kind } from '../kind'
import { GAUDI, HABANA, LOGFLAG, TOKEN, TOKEN_REQUIRED, WRAPPER_HEALTH } from './parts'

/** On Gaudi an image of its own, of the same name. */
const variantsOf = (id: string) => {
  const source = `GenAIComps/comps/${id}/deployment/docker_compose/compose.yaml`
  return {
    xeon: { source },
    gaudi: { ...GAUDI, image: `opea/${id}-gaudi`, environment: HABANA, source },
  } satisfies Kind['variants']
}

const WAV2LIP_COMPOSE = 'GenAIComps/comps/third_parties/wav2lip/deployment/docker_compose/compose.yaml'

export const IMAGES = [
  {
    id: 'text2image',
    title: 'Text to image',
    role: 'flow',
    family: 'media',
    icon: 'image',
    help: 'Paints what a text describes, with Stable Diffusion. The client gets the images as base64.',
    source: 'GenAIComps/comps/text2image/src/opea_text2image_microservice.py',
    call: {
      protocol: 'http',
      port: 9379,
      endpoint: '/v1/text2image',
      hostPort: 9379,
      input: ['Text'],
      output: ['Image'],
      adapter: 'text2image',
    },
    container: {
      image: 'opea/text2image',
      environment: [TOKEN_REQUIRED, { name: 'MODEL', value: '{model}', help: 'The model that paints.' }],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    model: {
      variable: 'TEXT2IMAGE_MODEL_ID',
      default: 'stabilityai/stable-diffusion-3-medium-diffusers',
      gated: true,
    },
    slots: [],
    variants: variantsOf('text2image'),
  },
  {
    id: 'image2image',
    title: 'Image to image',
    role: 'flow',
    family: 'media',
    icon: 'image',
    help: 'Changes an image as a text says, with Stable Diffusion. The client gets the images as base64.',
    source: 'GenAIComps/comps/image2image/src/opea_image2image_microservice.py',
    call: {
      protocol: 'http',
      port: 9389,
      endpoint: '/v1/image2image',
      hostPort: 9389,
      input: ['Image', 'Text'],
      output: ['Image'],
      adapter: 'image2image',
    },
    container: {
      image: 'opea/image2image',
      environment: [TOKEN, { name: 'MODEL', value: '{model}', help: 'The model that paints.' }, LOGFLAG],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    model: { variable: 'IMAGE2IMAGE_MODEL_ID', default: 'stabilityai/stable-diffusion-xl-refiner-1.0' },
    slots: [],
    variants: variantsOf('image2image'),
  },
  {
    id: 'image2video',
    title: 'Image to video',
    role: 'flow',
    family: 'media',
    icon: 'image',
    help: 'Makes a short video of images, given by their URLs. The client gets the path of the file in the container.',
    source: 'GenAIComps/comps/image2video/src/opea_image2video_microservice.py',
    call: {
      protocol: 'http',
      port: 9369,
      endpoint: '/v1/image2video',
      hostPort: 9369,
      input: ['ImagePath'],
      output: ['Video'],
      adapter: 'image2video',
    },
    container: {
      image: 'opea/image2video',
      environment: [TOKEN],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [],
    variants: variantsOf('image2video'),
  },
  {
    id: 'animation',
    title: 'Avatar animation',
    role: 'flow',
    family: 'media',
    icon: 'image',
    help: 'Lets a face say what is heard. It asks Wav2Lip, which runs beside it and writes the video into a folder.',
    source: 'GenAIComps/comps/animation/src/opea_animation_microservice.py',
    call: {
      protocol: 'http',
      port: 9066,
      endpoint: '/v1/animation',
      hostPort: 9066,
      input: ['Audio'],
      output: ['Video'],
      adapter: 'animation',
    },
    container: {
      image: 'opea/animation',
      environment: [LOGFLAG],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [
      {
        name: 'server',
        help: 'The server that moves the lips.',
        kinds: ['wav2lip'],
        required: true,
        environment: [{ name: 'WAV2LIP_ENDPOINT', value: '{url:server}', help: 'Base URL of the server.' }],
      },
    ],
    variants: {},
  },
  {
    id: 'wav2lip',
    title: 'Wav2Lip server',
    role: 'backing',
    family: 'servers',
    icon: 'srv',
    help: 'Moves the lips of a face to a sound. The videos are written into the folder that OUTPUTS names.',
    source: 'GenAIExamples/AvatarChatbot/docker_compose/intel/cpu/xeon/compose.yaml',
    aliases: ['wav2lip-service'],
    call: { protocol: 'http', port: 7860, endpoint: null, hostPort: 7860, input: [], output: [] },
    container: {
      image: 'opea/wav2lip',
      environment: [
        { name: 'DEVICE', value: 'cpu', help: 'cpu or hpu.' },
        {
          name: 'INFERENCE_MODE',
          value: 'wav2lip+gfpgan',
          help: 'wav2lip_only is faster, wav2lip+gfpgan restores the face.',
        },
        {
          name: 'CHECKPOINT_PATH',
          value: '/usr/local/lib/python3.11/site-packages/Wav2Lip/checkpoints/wav2lip_gan.pth',
          help: 'The model inside the container.',
        },
        {
          name: 'FACE',
          value: '/home/user/comps/animation/src/assets/img/avatar5.png',
          help: 'The face inside the container: an image or a video.',
        },
        { name: 'AUDIO', value: 'None', help: 'None: the sound comes with each request.' },
        { name: 'FACESIZE', value: '96', help: 'Pixels of the face that the model sees.' },
        { name: 'OUTFILE', value: '/outputs/result.mp4', help: 'Where the video is written.' },
        { name: 'GFPGAN_MODEL_VERSION', value: '1.4', help: 'Of the model that restores the face.' },
        { name: 'UPSCALE_FACTOR', value: '1', help: 'How much larger the video becomes.' },
        { name: 'FPS', value: '10', help: 'Frames per second.' },
        { name: 'WAV2LIP_PORT', value: '{port}', help: 'Where it listens.' },
      ],
      volumes: ['${OUTPUTS:-./outputs}:/outputs'],
      health: { get: '/v1/health', with: 'python', every: 10, timeout: 10, retries: 60 },
      restart: 'unless-stopped',
    },
    slots: [],
    variants: {
      xeon: { source: WAV2LIP_COMPOSE },
      gaudi: {
        ...GAUDI,
        image: 'opea/wav2lip-gaudi',
        environment: [...HABANA, { name: 'DEVICE', value: 'hpu', help: 'cpu or hpu.' }],
        source: WAV2LIP_COMPOSE,
      },
    },
  },
] satisfies Kind[]
