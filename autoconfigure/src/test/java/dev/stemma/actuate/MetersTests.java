package dev.stemma.actuate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.HistoryEntry;
import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.Stemma;
import dev.stemma.runner.MigrationFailedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MetersTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@TempDir
	private Path directory;

	@Test
	void revisionsAreCountedByState() {
		PostgresServer.Database database = PostgresServer.createDatabase();
		Stemma stemma = new Project(this.directory).table("aaaa", "").table("bbbb", "aaaa").stemma(database);
		stemma.upgrade("aaaa");
		new RevisionMeters(Map.of("stemma", stemma)).bindTo(this.registry);
		assertThat(count("applied")).isEqualTo(1);
		assertThat(count("pending")).isEqualTo(1);
		assertThat(count("excluded")).isZero();
		assertThat(count("unknown")).isZero();
		assertThat(count("failed")).isZero();
	}

	private double count(String state) {
		return this.registry.get("stemma.revisions").tag("stemma", "stemma").tag("state", state).gauge().value();
	}

	@Test
	void theDatabaseIsAskedEveryHalfMinuteAtMost() {
		AtomicInteger looks = new AtomicInteger();
		AtomicLong now = new AtomicLong();
		RevisionCounts counts = new RevisionCounts(() -> {
			looks.incrementAndGet();
			return List.of();
		}, now::get);
		counts.of(HistoryEntry.State.APPLIED);
		now.addAndGet(Duration.ofSeconds(29).toNanos());
		counts.of(HistoryEntry.State.PENDING);
		assertThat(looks).hasValue(1);
		now.addAndGet(Duration.ofSeconds(1).toNanos());
		counts.of(HistoryEntry.State.PENDING);
		assertThat(looks).hasValue(2);
	}

	@Test
	void whatIsNotKnownIsNotANumberAndNotAskedForAgainAtOnce() {
		AtomicInteger looks = new AtomicInteger();
		RevisionCounts counts = new RevisionCounts(() -> {
			looks.incrementAndGet();
			throw new IllegalStateException("down");
		}, () -> 0);
		assertThat(counts.of(HistoryEntry.State.APPLIED)).isNaN();
		assertThat(counts.of(HistoryEntry.State.APPLIED)).isNaN();
		assertThat(looks).hasValue(1);
	}

	@Test
	void migrationsAndTheWaitForOthersAreTimed() {
		PostgresServer.Database database = PostgresServer.createDatabase();
		Project project = new Project(this.directory).table("aaaa", "")
			.revision("bbbb", "aaaa", "nonsense", "SELECT 1");
		Stemma stemma = project.builder(database.dataSource())
			.listeners(List.of(new MigrationMeters(() -> this.registry)))
			.build();
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(stemma::upgrade);
		stemma.downgrade("base");
		assertThat(migrations("upgrade", "success")).isEqualTo(1);
		assertThat(migrations("upgrade", "failure")).isEqualTo(1);
		assertThat(migrations("downgrade", "success")).isEqualTo(1);
		assertThat(this.registry.get("stemma.lock.wait").timer().count()).isEqualTo(2);
	}

	private long migrations(String direction, String outcome) {
		return this.registry.get("stemma.migration")
			.tag("direction", direction)
			.tag("outcome", outcome)
			.timer()
			.count();
	}

}
