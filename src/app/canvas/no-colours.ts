// Stands for d3-color under React Flow, whose view moves by d3: nothing here ever fades from colour to colour.

export function color(): null {
  return null
}

export { color as cubehelix, color as hcl, color as hsl, color as lab, color as rgb }
