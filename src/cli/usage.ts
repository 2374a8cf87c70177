// Wrong usage: told with a pointer to the help, exit code 2.

export class Usage extends Error {}
