/** How many inputs a property is tried with: they are searched for on Bun, and a tenth shows that other runtimes make no difference. */
export const searchRuns = (onBun: number): number => ("Bun" in globalThis ? onBun : onBun / 10);
