import type { AnyComponent, ComponentList } from '../../api/internal';

/** What this code uses of the API and the runtime: it is bundled separately, and would otherwise have its own. */
export type Lent = {
  Timer(seconds: number): unknown;
  isComponent(value: unknown): value is AnyComponent;
  listOf(parts: ComponentList | undefined): readonly AnyComponent[];
  describeValue(value: unknown): string;
  calledName(component: AnyComponent): string;
  /** Throws an error with this message, which is shown without the code's place. */
  refuse(message: string): never;
};
