// The helper that joins answers for the router, where `gmc_join: adapter` asks for it: how it is known again.

/** Labels of its objects. The Service's say that its calls mean what they meant when this was written. */
export const HELPER: Readonly<Record<string, string>> = {
  'app.kubernetes.io/managed-by': 'megaflow',
  'app.kubernetes.io/component': 'join-answers',
}
