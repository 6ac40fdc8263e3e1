/** The address that tasks are asked about at, below that of the API; `url` as `parseApiUrl` accepted it. */
export function tasksUrl(url: URL): string {
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}/headshots/tasks`;
}
