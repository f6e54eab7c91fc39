import { describe, expect, it } from "vitest";
import { localQueue, type Queue } from "../../src/batch/queue.ts";

/** What every queue keeps to. `make` gives an empty one, and a way to let time pass beyond a lease. */
function contract(name: string, make: () => { readonly queue: Queue<string>; readonly expire: () => void }): void {
	describe(name, () => {
		const job = (id: string) => ({ id, payload: `việc ${id}` });

		it("gives each job to one, in order", async () => {
			const { queue } = make();
			for (const id of ["a", "b"]) expect(await queue.add(job(id))).toBe(true);
			const [first, second] = [await queue.take(), await queue.take()];
			expect([first?.id, second?.id, first?.payload, first?.attempt]).toEqual(["a", "b", "việc a", 1]);
		});

		it("takes no job of a name twice, even after it was done", async () => {
			const { queue } = make();
			await queue.add(job("a"));
			expect(await queue.add(job("a"))).toBe(false);
			const lease = await queue.take();
			expect(lease && (await queue.done(lease))).toBe(true);
			expect(await queue.add(job("a"))).toBe(false);
		});

		it("gives a released job to the next, and says that it is not the first try", async () => {
			const { queue } = make();
			await queue.add(job("a"));
			const first = await queue.take();
			if (first) await queue.release(first);
			const second = await queue.take();
			expect([second?.id, second?.attempt]).toEqual(["a", 2]);
			expect(first && (await queue.done(first))).toBe(false);
			expect(second && (await queue.done(second))).toBe(true);
		});

		it("takes a job back from who was too slow, who is then told so", async () => {
			const { queue, expire } = make();
			await queue.add(job("a"));
			const slow = await queue.take();
			expire();
			const next = await queue.take();
			expect(next?.id).toBe("a");
			expect(slow && (await queue.done(slow))).toBe(false);
			expect(next && (await queue.done(next))).toBe(true);
		});

		it("waits for jobs, and ends when it is closed and all are done", async () => {
			const { queue } = make();
			const waiting = queue.take();
			await queue.add(job("a"));
			const lease = await waiting;
			await queue.close();
			const last = queue.take();
			if (lease) await queue.done(lease);
			expect(await last).toBeUndefined();
		});

		it("lets go of who waits when it is stopped", async () => {
			const { queue } = make();
			const waiting = queue.take();
			await queue.stop();
			expect(await waiting).toBeUndefined();
		});
	});
}

contract("the local queue", () => {
	let time = 0;
	return {
		queue: localQueue<string>({ lease: 1000, now: () => time }),
		expire: () => {
			time += 1001;
		},
	};
});
