import { createContext, useContext } from 'solid-js';
import type { JSX } from 'solid-js';
import { useDesk } from '../../state/desk';
import { createRegistry } from './registry';
import type { Registry } from './registry';

const RegistryContext = createContext<Registry>();

export function RegistryProvider(props: { children: JSX.Element }): JSX.Element {
  const registry = createRegistry(useDesk());
  return <RegistryContext.Provider value={registry}>{props.children}</RegistryContext.Provider>;
}

export function useRegistry(): Registry {
  const registry = useContext(RegistryContext);
  if (!registry) throw new Error('useRegistry is called outside of RegistryProvider');
  return registry;
}
