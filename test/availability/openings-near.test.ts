import { describe, expect, it } from 'vitest';
import { openingsNear } from '../../src/availability/openings-near.js';
import { groupSlots } from '../../src/availability/offer.js';
import { slotAt } from '../../src/testing.js';

const at = (time: string, given: Parameters<typeof slotAt>[1] = {}) =>
  slotAt(`2026-11-24T${time}:00.000Z`, given);
const ines = { practitioner: { name: 'Dra. Inés Cárdenas' } };
const near = (lost: ReturnType<typeof slotAt>, ...offered: readonly ReturnType<typeof slotAt>[]) =>
  openingsNear(groupSlots(offered, 'America/New_York'), lost, 3).map(
    ({ slot }) => `${slot.start.slice(11, 16)} ${slot.practitioner?.name ?? ''}`,
  );

describe('instead of a time that was taken', () => {
  it('the nearest others of the same practitioner are offered, before and after it', () => {
    expect(
      near(at('15:00'), at('13:00'), at('14:30'), at('15:15'), at('15:30'), at('20:00')),
    ).to.deep.equal(['15:15 Dr. Amelia Hart', '14:30 Dr. Amelia Hart', '15:30 Dr. Amelia Hart']);
  });

  it('another practitioner comes after the same one, however near', () => {
    expect(near(at('15:00'), at('15:05', ines), at('21:00'), at('15:10', ines))).to.deep.equal([
      '21:00 Dr. Amelia Hart',
      '15:05 Dra. Inés Cárdenas',
      '15:10 Dra. Inés Cárdenas',
    ]);
  });

  it('the time itself is not one of them, although it is still on the list', () => {
    expect(near(at('15:00'), at('14:00'), at('15:00'), at('16:00'))).to.deep.equal([
      '14:00 Dr. Amelia Hart',
      '16:00 Dr. Amelia Hart',
    ]);
  });

  it('there is nothing where there is nothing', () => {
    expect(near(at('15:00'))).to.deep.equal([]);
  });
});
