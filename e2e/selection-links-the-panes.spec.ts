// What is selected in one pane is shown in the others.

import { expect, test } from './page'

test('a node shows its lines, the cursor its node, an edge its rule', async ({ megaflow }) => {
  const { page, node, edge, open } = megaflow
  await open()
  const editor = await megaflow.editor()
  const marked = editor.locator('.view-overlays .mf-selected')
  const inspector = page.locator('#pane-inspector')

  await node('rerank').click()
  await expect(marked).toHaveCount(3)
  await expect(inspector.getByLabel('Name', { exact: true })).toHaveValue('rerank')
  await megaflow.accessible('a service selected')

  await megaflow.cursor('uses: [redis-vector-db, embedding]')
  await expect(node('retriever')).toHaveClass(/selected/)
  await expect(node('rerank')).not.toHaveClass(/selected/)
  await expect(inspector.getByLabel('Name', { exact: true })).toHaveValue('retriever')
  await page.keyboard.press('ArrowDown')
  await expect(node('rerank')).toHaveClass(/selected/)

  await edge('retriever', 'rerank').click()
  await expect(marked).toHaveCount(1)
  await expect(editor.locator('.view-line', { hasText: '>> rerank >>' })).toBeVisible()
  await expect(inspector).toContainText('retriever')
  await megaflow.accessible('an edge selected')

  // a name under the pointer lights its node up
  await megaflow.cursor('name: chatqna')
  await editor.locator('.view-line', { hasText: 'dataprep:' }).hover({ position: { x: 30, y: 8 } })
  await expect(node('dataprep').locator('.canvas-node')).toHaveClass(/is-hovered/)
})
