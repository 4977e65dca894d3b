package dev.stemma.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import dev.stemma.operation.NamingConvention;
import dev.stemma.operation.OperationRecorder;
import dev.stemma.operation.Operations;
import dev.stemma.problem.Location;
import dev.stemma.revision.Revision;
import dev.stemma.runner.Direction;
import dev.stemma.runner.MigrationRun;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTests {

	private static final Revision FIRST = revision("a1b2c3d4e5f6", "Add products");

	private static final Revision SECOND = revision("b3cab280570b", "Add brand_id to products");

	private static final Revision LAST = revision("c8d1f0c2ab9e", "");

	private final ByteArrayOutputStream written = new ByteArrayOutputStream();

	private final AtomicLong clock = new AtomicLong();

	private final Operations operations = new OperationRecorder(NamingConvention.POSTGRESQL, true);

	@Test
	void elsewhereThereIsALineForEachRevision() {
		try (Progress progress = pipe(StandardCharsets.UTF_8)) {
			begin(progress);
			progress.stepFinished(FIRST, Direction.UPGRADE, Duration.ofMillis(12), true);
			progress.stepFinished(SECOND, Direction.UPGRADE, Duration.ofMillis(1234), true);
			progress.draw();
			progress.stepFinished(LAST, Direction.UPGRADE, Duration.ofSeconds(61), false);
		}
		assertThat(written()).isEqualTo("""
				upgrade 1/3 a1b2c3d4e5f6 Add products (12 ms)
				upgrade 2/3 b3cab280570b Add brand_id to products (1.2 s)
				upgrade 3/3 c8d1f0c2ab9e failed (1 min 01 s)
				""");
	}

	@Test
	void onATerminalALineIsDrawnInPlaceAboveWhichFinishedRevisionsStay() {
		try (Progress progress = terminal(StandardCharsets.UTF_8)) {
			begin(progress);
			progress.draw();
			assertThat(Screen.of(written()))
				.isEqualTo("░░░░░░░░░░░░░░░░░░░░ upgrade 1/3 a1b2c3d4e5f6 Add products 0.0 s");
			progress.stepFinished(FIRST, Direction.UPGRADE, Duration.ofMillis(12), true);
			pass(Duration.ofMillis(4250));
			progress.draw();
			assertThat(Screen.of(written())).isEqualTo("""
					✓ upgrade 1/3 a1b2c3d4e5f6 Add products (12 ms)
					██████░░░░░░░░░░░░░░ upgrade 2/3 b3cab280570b Add brand_id to products 4.2 s""");
			progress.stepFinished(SECOND, Direction.UPGRADE, Duration.ofMillis(4300), false);
		}
		assertThat(Screen.of(written())).isEqualTo("""
				✓ upgrade 1/3 a1b2c3d4e5f6 Add products (12 ms)
				✗ upgrade 2/3 b3cab280570b Add brand_id to products failed (4.3 s)
				""");
	}

	@Test
	void asciiIsEnough() {
		try (Progress progress = terminal(StandardCharsets.US_ASCII)) {
			begin(progress);
			progress.stepFinished(FIRST, Direction.UPGRADE, Duration.ofMillis(12), true);
			progress.draw();
			assertThat(Screen.of(written())).isEqualTo("""
					ok upgrade 1/3 a1b2c3d4e5f6 Add products (12 ms)
					[######..............] upgrade 2/3 b3cab280570b Add brand_id to products 0.0 s""");
		}
	}

	@Test
	void aLongMessageIsCutToTheWidth() {
		Revision wordy = revision("a1b2c3d4e5f6", "Move the prices of all products into a table of their own");
		try (Progress progress = terminal(StandardCharsets.UTF_8)) {
			progress.beforeRun(new MigrationRun(UUID.randomUUID(), Direction.DOWNGRADE, List.of(wordy)));
			progress.draw();
			String line = Screen.of(written());
			assertThat(line)
				.isEqualTo("░░░░░░░░░░░░░░░░░░░░ downgrade 1/1 a1b2c3d4e5f6 Move the prices of all p… 0.0 s");
			assertThat(Columns.of(line)).isEqualTo(79);
		}
	}

	@Test
	void rowsOfAChangeInBatchesAreCounted() {
		try (Progress progress = terminal(StandardCharsets.UTF_8)) {
			progress.beforeRun(new MigrationRun(UUID.randomUUID(), Direction.UPGRADE, List.of(FIRST, SECOND)));
			progress.progress(FIRST, 120_000, 400_000);
			progress.draw();
			assertThat(Screen.of(written()))
				.isEqualTo("███░░░░░░░░░░░░░░░░░ upgrade 1/2 a1b2c3d4e5f6 Add pr… 120,000 rows (30 %) 0.0 s");
		}
	}

	@Test
	void elsewhereRowsAreCountedNowAndThen() {
		try (Progress progress = pipe(StandardCharsets.UTF_8)) {
			begin(progress);
			progress.progress(FIRST, 1000, -1);
			pass(Duration.ofSeconds(10));
			progress.progress(FIRST, 2000, -1);
			progress.progress(FIRST, 3000, -1);
			pass(Duration.ofSeconds(10));
			progress.progress(FIRST, 4000, 3500);
		}
		assertThat(written()).isEqualTo("""
				upgrade 1/3 a1b2c3d4e5f6 Add products: 2,000 rows, 10.0 s
				upgrade 1/3 a1b2c3d4e5f6 Add products: 4,000 of about 4,000 rows (99 %), 20.0 s
				""");
	}

	@Test
	void whoIsWaitedForIsShown() {
		try (Progress progress = terminal(StandardCharsets.UTF_8)) {
			progress.waiting("pid 42 (shop)", Duration.ofSeconds(3));
			pass(Duration.ofSeconds(2));
			progress.draw();
			assertThat(Screen.of(written())).isEqualTo("Waiting for another runner for 5.0 s: pid 42 (shop)");
			progress.lockTaken(Duration.ofSeconds(5));
			begin(progress);
			progress.draw();
			assertThat(Screen.of(written()))
				.isEqualTo("░░░░░░░░░░░░░░░░░░░░ upgrade 1/3 a1b2c3d4e5f6 Add products 0.0 s");
		}
	}

	@Test
	void elsewhereWhoIsWaitedForIsSaidNowAndThen() {
		try (Progress progress = pipe(StandardCharsets.UTF_8)) {
			progress.waiting("pid 42 (shop)", Duration.ZERO);
			progress.waiting("pid 42 (shop)", Duration.ZERO);
			pass(Duration.ofSeconds(10));
			progress.waiting("pid 43 (shop)", Duration.ofSeconds(10));
		}
		assertThat(written()).isEqualTo("""
				waiting for another runner: pid 42 (shop)
				waiting for another runner for 10.0 s: pid 43 (shop)
				""");
	}

	@Test
	void quietShowsNothing() {
		Terminal terminal = terminal(StandardCharsets.UTF_8, true);
		try (Progress progress = new Progress(terminal, new Style(false), true, this.clock::get).start()) {
			begin(progress);
			progress.draw();
			progress.waiting("pid 42", Duration.ZERO);
			progress.stepFinished(FIRST, Direction.UPGRADE, Duration.ofMillis(12), true);
			progress.draw();
		}
		assertThat(written()).isEmpty();
	}

	@Test
	void whatOthersWriteStandsAboveTheLine() {
		Terminal terminal = terminal(StandardCharsets.UTF_8, true);
		try (Progress progress = new Progress(terminal, new Style(false), false, this.clock::get).start()) {
			begin(progress);
			progress.draw();
			terminal.log().println("WARN attempt 1 was rolled back");
			progress.draw();
			assertThat(Screen.of(written())).isEqualTo("""
					WARN attempt 1 was rolled back
					░░░░░░░░░░░░░░░░░░░░ upgrade 1/3 a1b2c3d4e5f6 Add products 0.0 s""");
			terminal.log().print("half a line ");
			progress.draw();
			terminal.err().println("and its end");
			progress.draw();
		}
		assertThat(Screen.of(written())).isEqualTo("""
				WARN attempt 1 was rolled back
				half a line and its end
				""");
	}

	@Test
	void nothingIsDrawnAfterTheEnd() {
		Progress progress = terminal(StandardCharsets.UTF_8);
		begin(progress);
		progress.draw();
		progress.close();
		progress.draw();
		assertThat(Screen.of(written())).isEmpty();
	}

	@Test
	void aRevisionThatIsTriedAgainKeepsItsPlace() {
		try (Progress progress = terminal(StandardCharsets.UTF_8)) {
			begin(progress);
			pass(Duration.ofSeconds(2));
			progress.beforeStep(FIRST, Direction.UPGRADE, this.operations);
			progress.beforeStep(FIRST, Direction.UPGRADE, this.operations);
			progress.draw();
			assertThat(Screen.of(written()))
				.isEqualTo("░░░░░░░░░░░░░░░░░░░░ upgrade 1/3 a1b2c3d4e5f6 Add products 2.0 s");
			progress.beforeStep(SECOND, Direction.UPGRADE, this.operations);
			progress.draw();
			assertThat(Screen.of(written()))
				.isEqualTo("██████░░░░░░░░░░░░░░ upgrade 2/3 b3cab280570b Add brand_id to products 0.0 s");
		}
	}

	private static void begin(Progress progress) {
		progress.beforeRun(new MigrationRun(UUID.randomUUID(), Direction.UPGRADE, List.of(FIRST, SECOND, LAST)));
	}

	private void pass(Duration duration) {
		this.clock.addAndGet(duration.toNanos());
	}

	private Progress terminal(Charset charset) {
		return new Progress(terminal(charset, true), new Style(false), false, this.clock::get).start();
	}

	private Progress pipe(Charset charset) {
		return new Progress(terminal(charset, false), new Style(false), false, this.clock::get).start();
	}

	private Terminal terminal(Charset charset, boolean interactive) {
		return new Terminal(new ByteArrayOutputStream(), this.written, new ByteArrayInputStream(new byte[0]), charset,
				interactive, false);
	}

	private String written() {
		return this.written.toString(StandardCharsets.UTF_8);
	}

	private static Revision revision(String id, String message) {
		return new Revision(id, List.of(), List.of(), Set.of(), Set.of(), message, null, Location.of(id + ".sql"));
	}

}
