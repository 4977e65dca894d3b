package dev.stemma.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import dev.stemma.problem.Location;

/**
 * Loads and plans large graphs. 10,000 revisions are to load in under 200 ms and to plan
 * from base to heads in under 100 ms. Run by
 * {@code ./mvnw -Pbenchmark -pl autoconfigure test-compile exec:exec}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RevisionGraphBenchmark {

	@Param({ "10000", "100000" })
	int size;

	@Param
	Shape shape;

	private List<Revision> revisions = List.of();

	private RevisionGraph graph = RevisionGraph.of(List.of());

	@Setup
	public void draw() {
		this.revisions = this.shape.draw(this.size);
		this.graph = RevisionGraph.of(this.revisions);
	}

	@Benchmark
	public RevisionGraph load() {
		return RevisionGraph.of(this.revisions);
	}

	@Benchmark
	public UpgradePlan planBaseToHeads() {
		return this.graph.planUpgrade("heads", Set.of(), TagFilter.NONE);
	}

	/**
	 * What the revisions look like.
	 */
	public enum Shape {

		/** Short branches off one line, each merged soon, with dependencies. */
		MERGED {

			@Override
			void add(int number, Random random, Sketch sketch) {
				switch (number % 8) {
					case 3 -> sketch.revises(number - 2);
					case 6 -> sketch.revises(number - 1, number - 4);
					case 7 -> sketch.dependsOn(random.nextInt(number)).revises(number - 1);
					default -> sketch.revises(number - 1);
				}
			}

		},

		/** A trunk that a tenth of the revisions make up; the rest are open branches of it. */
		OPEN {

			@Override
			void add(int number, Random random, Sketch sketch) {
				switch (number % 10) {
					case 0 -> sketch.revises(number - 10);
					case 1 -> sketch.revises(random.nextInt(number / 10 + 1) * 10);
					default -> sketch.revises(number - 1);
				}
			}

		},

		/** Any earlier revision as parent, every other time two, and dependencies. */
		TANGLED {

			@Override
			void add(int number, Random random, Sketch sketch) {
				int recent = Math.max(0, number - 50);
				sketch.revises(recent + random.nextInt(number - recent));
				if (random.nextBoolean()) {
					sketch.revises(recent + random.nextInt(number - recent));
				}
				if (random.nextInt(5) == 0) {
					sketch.dependsOn(random.nextInt(number));
				}
			}

		};

		abstract void add(int number, Random random, Sketch sketch);

		List<Revision> draw(int size) {
			Random random = new Random(size);
			List<Revision> revisions = new ArrayList<>(size);
			for (int number = 0; number < size; number++) {
				Sketch sketch = new Sketch(number);
				if (number > 0) {
					add(number, random, sketch);
				}
				revisions.add(sketch.revision());
			}
			return revisions;
		}

	}

	private static final class Sketch {

		private final int number;

		private final List<String> revises = new ArrayList<>();

		private final List<String> dependsOn = new ArrayList<>();

		Sketch(int number) {
			this.number = number;
		}

		Sketch revises(int... numbers) {
			for (int parent : numbers) {
				this.revises.add(id(parent));
			}
			return this;
		}

		Sketch dependsOn(int dependency) {
			this.dependsOn.add(id(dependency));
			return this;
		}

		Revision revision() {
			return new Revision(id(this.number), this.revises, this.dependsOn, Set.of(), Set.of(), "", null,
					Location.of(this.number + ".sql"));
		}

		private static String id(int number) {
			return "r" + Integer.toHexString(0x10000000 + number * 31) + "abc";
		}

	}

}
