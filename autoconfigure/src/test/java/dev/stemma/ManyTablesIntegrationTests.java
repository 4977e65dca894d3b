package dev.stemma;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.stemma.PostgresServer.Database;
import dev.stemma.autogenerate.ModelComparison;
import dev.stemma.autogenerate.SqlSchemaSource;
import dev.stemma.dialect.postgresql.PostgresDialect;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A schema of more tables than a transaction of a server with the usual settings can
 * lock.
 */
@Tag("benchmark")
class ManyTablesIntegrationTests {

	private static final int TABLES = Integer.getInteger("stemma.tables", 6000);

	private final Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	@Test
	@Timeout(value = 10, unit = TimeUnit.MINUTES)
	void whatTheTableOfLocksDoesNotHoldIsMadeInADatabaseOfItsOwn() throws IOException {
		StringBuilder sql = new StringBuilder();
		for (int i = 0; i < TABLES; i++) {
			sql.append("CREATE TABLE t%d (id bigint PRIMARY KEY, name text);%n".formatted(i));
		}
		Path file = Files.writeString(this.directory.resolve("schema.txt"), sql);
		List<String> temporary = new ArrayList<>();
		Stemma stemma = new Project(this.directory).builder(this.database.dataSource())
			.schemaSources(SqlSchemaSource.of(new PathMatchingResourcePatternResolver(), List.of("file:" + file),
					new PostgresDialect().syntax()))
			.databases((name) -> {
				temporary.add(name);
				return new Database(name).dataSource();
			})
			.build();
		long begin = System.nanoTime();
		ModelComparison comparison = stemma.compareModels();
		System.out.printf("%d tables compared in %d s%n", TABLES, (System.nanoTime() - begin) / 1_000_000_000);
		assertThat(comparison.differences().changes()).hasSize(TABLES);
		assertThat(temporary).as("the transaction must have run out of locks").isNotEmpty();
		assertThat(this.database.query("SELECT datname FROM pg_database WHERE datname LIKE 'stemma_scratch%'"))
			.isEmpty();
		assertThat(this.database.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'stemma_scratch%'"))
			.isEmpty();
	}

}
