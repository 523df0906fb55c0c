import { ArrowDown, ArrowRight, Check } from 'lucide-react';
import { useEffect, useRef, type RefObject } from 'react';
import { Button, Segmented } from '../../ui';
import { canvasWords } from '../../words/canvas';
import { useScene } from '../scene';
import type { Stage } from '../stage';
import { dropTidying, keepTidying, tidyOtherwise } from './tidying';

/** Over the diagram while a layout is worked out or looked at: how it should run, keep it, or leave it. */
export function TidyBar({ stage }: { readonly stage: RefObject<Stage | null> }) {
  const tidying = useScene((scene) => scene.tidying);
  const bar = useRef<HTMLElement>(null);
  const isOpen = tidying !== null;
  const hasOffer = tidying?.offer !== undefined;
  useEffect(() => {
    if (!isOpen) return;
    bar.current?.querySelector<HTMLElement>('[data-first]')?.focus();
  }, [isOpen, hasOffer]);
  useEffect(() => {
    const shown = isOpen ? bar.current : null;
    const keyDown = (event: KeyboardEvent): void => {
      const now = stage.current;
      if (!now) return;
      if (event.key === 'Escape') dropTidying(now);
      else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) keepTidying(now);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    shown?.addEventListener('keydown', keyDown);
    return () => shown?.removeEventListener('keydown', keyDown);
  }, [stage, isOpen]);
  if (!tidying) return null;

  const act = (what: (stage: Stage) => void) => (): void => {
    if (stage.current) what(stage.current);
  };
  const { offer, direction, lines } = tidying;
  const words = canvasWords.tidyBar;
  return (
    <section ref={bar} className="tidy-bar" aria-label={words.title} data-own-pointer>
      {offer ? (
        <>
          <p>{words.moves(offer.layout.boxes.size)}</p>
          <Segmented
            hideLabel
            label={words.direction}
            value={direction}
            options={[
              { value: 'right', label: words.right, icon: <ArrowRight size={14} aria-hidden="true" /> },
              { value: 'down', label: words.down, icon: <ArrowDown size={14} aria-hidden="true" /> },
            ]}
            onChange={(value) => act((now) => tidyOtherwise(now, { direction: value }))()}
          />
          <Segmented
            hideLabel
            label={words.lines}
            value={lines}
            options={[
              { value: 'around', label: words.around },
              { value: 'plain', label: words.plain },
            ]}
            onChange={(value) => act((now) => tidyOtherwise(now, { lines: value }))()}
          />
          <Button variant="quiet" onPress={act(dropTidying)}>
            {words.leave}
          </Button>
          <Button data-first variant="primary" icon={<Check size={14} />} onPress={act(keepTidying)}>
            {words.keep}
          </Button>
        </>
      ) : (
        <>
          <p className="tidy-working">{words.working(tidying.share)}</p>
          <Button data-first variant="quiet" onPress={act(dropTidying)}>
            {words.cancel}
          </Button>
        </>
      )}
    </section>
  );
}
