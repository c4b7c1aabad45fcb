// The code of every command, loaded when it runs. The build puts a module with other paths in this place.

export const load = {
  list: () => import('./list.ts'),
  show: () => import('./show.ts'),
  form: () => import('./form.ts'),
  run: () => import('./run.ts'),
  rpc: () => import('./rpc.ts'),
  epoch: () => import('./epoch.ts'),
  listen: () => import('./listen.ts'),
  connect: () => import('./connect.ts'),
  workbench: () => import('./workbench.ts'),
  iml: () => import('./iml.ts'),
  check: () => import('./check.ts'),
  fake: () => import('./fake.ts'),
  test: () => import('./test.ts'),
  generate: () => import('./generate.ts'),
  origin: () => import('./origin.ts'),
  plan: () => import('./plan.ts'),
  deploy: () => import('./deploy.ts'),
  pull: () => import('./pull.ts'),
  status: () => import('./status.ts'),
  tour: () => import('./tour.ts'),
} as const
