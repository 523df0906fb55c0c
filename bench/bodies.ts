import type { Page } from '@playwright/test';

/**
 * Counts how often the bodies of elements are drawn again, from outside: React tells its developer tools about each commit,
 * in the production build too, and marks the components that did work.
 */

interface Fiber {
  readonly alternate: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly flags: number;
  readonly memoizedProps: { readonly data?: { readonly kind?: unknown; readonly name?: unknown } } | null;
}

interface Counting {
  /** The names of the elements drawn again, once for each time; null while nobody counts. */
  bodies: string[] | null;
}

/** Stands in for the developer tools. Must be called before the page is loaded. */
export async function listenToReact(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counting: Counting = { bodies: null };
    (window as unknown as { counting: Counting }).counting = counting;
    const PERFORMED_WORK = 1;
    const look = (fiber: Fiber | null): void => {
      for (let each = fiber; each; each = each.sibling) {
        const data = each.memoizedProps?.data;
        if (data?.kind !== undefined && each.alternate && each.flags & PERFORMED_WORK)
          counting.bodies?.push(String(data.name));
        // What was left alone shares its children with the tree before.
        if (each.child !== each.alternate?.child) look(each.child);
      }
    };
    Object.assign(window, {
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        inject: () => 1,
        onCommitFiberUnmount() {},
        onCommitFiberRoot(_: number, root: { readonly current: Fiber }) {
          if (counting.bodies) look(root.current);
        },
      },
    });
  });
}

/** The names of the elements whose bodies are drawn again while something is done, once for each time. */
export async function bodiesDrawn(page: Page, work: () => Promise<void>): Promise<readonly string[]> {
  await page.evaluate(() => {
    (window as unknown as { counting: Counting }).counting.bodies = [];
  });
  await work();
  return page.evaluate(() => {
    const { counting } = window as unknown as { counting: Counting };
    const { bodies } = counting;
    counting.bodies = null;
    return bodies ?? [];
  });
}
