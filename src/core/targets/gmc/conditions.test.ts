// Conditions in the router's words. That these words mean what is said here was tried with gjson 1.17.1.

import { describe, expect, it, test } from 'vitest'
import { canonical, excludes, expressionOf, parseCondition } from './conditions'

const written = (text: string, ...others: string[]) =>
  expressionOf(parseCondition(text), others.map(parseCondition))

describe('a condition', () => {
  test.each([
    ['model==large', 'model==large'],
    ['model-id == meta/llama', 'model-id==meta/llama'],
    // a dot switches the router's own comparison off
    ['model==gpt-3.5', '[@this].#(model=="gpt-3.5")'],
    ['user.tier==gold', '[@this].#(user.tier=="gold")'],
    // 5 and 5.0 are one number to a query, and two texts to the router
    ['n==5', '[@this].#(n=="5")'],
    ['m==say "hi" \\o/', '[@this].#(m=="say \\"hi\\" \\\\o/")'],
    ['a==b==c', '[@this].#(a=="b==c")'],
    ['stream', 'stream'],
    ['user.name', 'user.name'],
  ])('%s is %s', (text, expected) => {
    expect(written(text)).toBe(expected)
  })
})

describe('otherwise', () => {
  it('holds when no other condition does, whatever their keys', () => {
    expect(written('otherwise', 'm==a')).toBe('[@this].#([@this].#(m=="a")==~null)')
    expect(written('otherwise', 'm==a', 'k', 'u.t==x.y')).toBe(
      '[@this].#([@this].#(m=="a")==~null)#|#(k!=~*)#|#([@this].#(u.t=="x.y")==~null)',
    )
  })
})

describe('two conditions', () => {
  test.each([
    ['m==a', 'm==b', true],
    ['m==a', 'm == a', false],
    ['m==a', 'n==b', false],
    ['m', 'm==a', false],
    ['otherwise', 'm', true],
    ['otherwise', 'otherwise', false],
  ])('%s and %s exclude one another: %s', (one, other, expected) => {
    expect(excludes(parseCondition(one), parseCondition(other))).toBe(expected)
    expect(excludes(parseCondition(other), parseCondition(one))).toBe(expected)
  })

  it('are the same whatever the spaces', () => {
    expect(canonical(parseCondition('m  ==  a b'))).toBe('m==a b')
  })
})
