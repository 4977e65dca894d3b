package dev.stemma;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.stemma.operation.Ddl;
import dev.stemma.operation.Operations;
import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.runner.DevSyncRefusedException;
import dev.stemma.runner.InconsistentHistoryException;
import dev.stemma.runner.IrreversibleRevisionException;
import dev.stemma.runner.MigrationFailedException;
import dev.stemma.runner.RunResult;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.RunnerOptions.Guards;
import dev.stemma.runner.RunnerOptions.TransactionScope;
import dev.stemma.runner.SigningKey;
import dev.stemma.runner.StoredSqlRefusedException;
import dev.stemma.runner.UnresolvedRevisionException;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A developer with one database and two branches of a project.
 */
@ExtendWith(OutputCaptureExtension.class)
class StemmaDevSyncTests {

	private static final Guards REMOTE = new Guards(null, false, true);

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path one;

	@TempDir
	private Path other;

	@TempDir
	private Path third;

	private Project first;

	private Project second;

	@BeforeEach
	void createBranches() {
		this.first = withTrunk(new Project(this.one)).table("invoices", "customers").revision("totals", "invoices", """
				CREATE VIEW totals AS SELECT count(*) AS n FROM invoices;
				CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql AS $$ SELECT $1 * 2; $$;
				COMMENT ON TABLE customers IS 'They pay; mostly'""", """
				COMMENT ON TABLE customers IS 'They pay';
				DROP FUNCTION twice(int);
				DROP VIEW totals""");
		this.second = withTrunk(new Project(this.other)).with("concurrently", """
				-- @revision indexed
				-- @revises customers
				-- @transaction none

				-- @upgrade
				CREATE INDEX CONCURRENTLY customers_id ON customers (id);

				-- @downgrade
				DROP INDEX CONCURRENTLY customers_id;
				""");
	}

	private static Project withTrunk(Project project) {
		return project.revision("customers", "",
				"CREATE TABLE customers (id int); COMMENT ON TABLE customers IS 'They pay'", "DROP TABLE customers");
	}

	private Stemma first(DataSource dataSource, UnaryOperator<RunnerOptions> options) {
		return this.first.builder(dataSource)
			.options(options.apply(RunnerOptions.DEFAULTS))
			.migrations(List.of(new AddLoyalty()))
			.build();
	}

	private Stemma first() {
		return first(this.database.dataSource(), (options) -> options);
	}

	private Stemma second(DataSource dataSource, UnaryOperator<RunnerOptions> options) {
		return this.second.builder(dataSource)
			.options(options.apply(RunnerOptions.DEFAULTS))
			.migrations(List.of(new AddAddress(), new CreateOrders()))
			.build();
	}

	private Stemma second() {
		return second(this.database.dataSource(), (options) -> options);
	}

	private static List<String> ids(List<Revision> revisions) {
		return revisions.stream().map(Revision::id).toList();
	}

	private static CatalogSnapshot catalog(PostgresServer.Database database) {
		try (Connection connection = database.connect()) {
			return CatalogSnapshot.of(connection, Set.of(), Set.of("stemma_"));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<String> applied() {
		return this.database.query("SELECT revision FROM stemma_revision ORDER BY 1");
	}

	@Test
	void switchingBetweenBranchesLeavesTheDatabaseThatEachWouldMakeAfresh() {
		PostgresServer.Database freshFirst = PostgresServer.createDatabase();
		first(freshFirst.dataSource(), (options) -> options).upgrade();
		PostgresServer.Database freshSecond = PostgresServer.createDatabase();
		second(freshSecond.dataSource(), (options) -> options).upgrade();
		RunResult result = first().sync();
		assertThat(result.takenBack()).isEmpty();
		assertThat(result.steps()).hasSize(4);
		for (int i = 0; i < 3; i++) {
			RunResult there = second().sync();
			assertThat(ids(there.takenBack())).containsExactlyInAnyOrder("loyalty", "totals", "invoices")
				.containsSubsequence("totals", "invoices");
			assertThat(ids(there.steps())).containsExactlyInAnyOrder("address", "indexed", "orders");
			assertThat(catalog(this.database).differencesFrom(catalog(freshSecond))).isEmpty();
			assertThat(second().status().problems()).isEmpty();
			RunResult back = first().sync();
			assertThat(ids(back.takenBack())).containsExactlyInAnyOrder("address", "indexed", "orders");
			assertThat(catalog(this.database).differencesFrom(catalog(freshFirst))).isEmpty();
			assertThat(first().validate().current()).extracting("id").containsExactlyInAnyOrder("totals", "loyalty");
		}
		assertThat(first().sync().takenBack()).isEmpty();
	}

	@Test
	void whatIsTakenBackIsLoggedClearly(CapturedOutput output) {
		first().sync();
		second().sync();
		assertThat(output.toString().lines()).filteredOn((line) -> line.contains("WARN"))
			.anySatisfy((line) -> assertThat(line)
				.contains("Taking back what this build does not have, with the SQL that the database has stored: ")
				.contains("totals (Make totals)")
				.contains("data included"));
	}

	@Test
	void aBranchWithoutAWayBackIsRefusedWithASentenceAndNothingChanges() {
		this.first.with("cleanup",
				"-- @revision cleanup\n-- @revises totals\n\n-- @upgrade\nALTER TABLE invoices ADD COLUMN clean bool;\n");
		first().sync();
		CatalogSnapshot before = catalog(this.database);
		List<String> applied = applied();
		assertThatExceptionOfType(IrreversibleRevisionException.class).isThrownBy(() -> second().sync())
			.satisfies((ex) -> assertThat(ex.problems()).extracting(Problem::what)
				.containsExactly(
						"Revision cleanup cannot be taken back: it has no stored downgrade (The revision has no '-- @downgrade')"));
		assertThat(catalog(this.database).differencesFrom(before)).isEmpty();
		assertThat(applied()).isEqualTo(applied);
	}

	@Test
	void whereTheRestContradictsTheCheckoutNothingIsTakenBack() {
		first().sync();
		this.second.table("below", "")
			.revision("customers", "below", "CREATE TABLE customers (id int)", "DROP TABLE customers");
		List<String> applied = applied();
		assertThatExceptionOfType(InconsistentHistoryException.class).isThrownBy(() -> second().sync())
			.withMessageContaining("Revision customers is applied, but below, which it stands on, is not");
		assertThat(applied()).isEqualTo(applied);
	}

	@Test
	void aStepThatFailsLeavesWhatCameBeforeAndCanBeTakenUp() {
		first().sync();
		this.database.execute("CREATE VIEW in_the_way AS SELECT * FROM invoices");
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(() -> second().sync())
			.withMessageContaining("The downgrade of revision invoices (Make invoices) failed");
		assertThat(applied()).contains("invoices").doesNotContain("totals", "orders");
		this.database.execute("DROP VIEW in_the_way");
		assertThat(ids(second().sync().takenBack())).contains("invoices").doesNotContain("totals");
		assertThat(applied()).containsExactly("address", "customers", "indexed", "orders");
	}

	@Test
	void allOfItCanBeOneTransaction() {
		Project trunk = withTrunk(new Project(this.third));
		this.first.revision("breaks", "", "CREATE TABLE breaks (id int)", "DROP TABLE missing");
		first().sync();
		List<String> applied = applied();
		Stemma stemma = trunk.stemma(this.database, (options) -> options.withTransaction(TransactionScope.ALL));
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(stemma::sync)
			.withMessageContaining("The downgrade of revision breaks");
		assertThat(applied()).isEqualTo(applied);
		this.database.execute("CREATE TABLE missing ()");
		trunk.table("more", "customers");
		assertThat(trunk.stemma(this.database, (options) -> options.withTransaction(TransactionScope.ALL)).sync().to())
			.containsExactly("more");
		assertThat(applied()).containsExactly("customers", "more");
	}

	@Test
	void storedSqlThatIsNotSignedIsNotRun() {
		first().sync();
		List<String> applied = applied();
		Stemma signed = second(this.database.dataSource(),
				(options) -> options.withGuards(new Guards(SigningKey.of("secret"), false, false)));
		assertThatExceptionOfType(StoredSqlRefusedException.class).isThrownBy(signed::sync)
			.satisfies((ex) -> assertThat(ex.problems()).hasSize(3));
		assertThat(applied()).isEqualTo(applied);
	}

	@Test
	void aRevisionOfTheOtherBranchThatStoppedHalfWayHasToBeFinishedFirst() {
		this.first.with("half",
				"-- @revision half\n-- @revises totals\n-- @transaction none\n\n-- @upgrade\nCREATE TABLE half (id int);\nSELECT 1/0;\n\n-- @downgrade\nDROP TABLE half;\n");
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(() -> first().sync());
		assertThatExceptionOfType(UnresolvedRevisionException.class).isThrownBy(() -> second().sync())
			.withMessageContaining("The upgrade of revision half stopped half way, and this checkout does not have it");
		assertThat(applied()).contains("totals");
	}

	@Test
	void aProtectedDatabaseIsRefusedBeforeAConnectionIsOpened() {
		CountingDataSource counting = new CountingDataSource(this.database.dataSource());
		Stemma stemma = first(counting, (options) -> options.withGuards(new Guards(null, true, true)));
		assertThatExceptionOfType(DevSyncRefusedException.class).isThrownBy(stemma::sync)
			.withMessageContaining("stemma.protected=true");
		assertThat(counting.connections()).isZero();
	}

	@Test
	void aConnectionThatGoesElsewhereIsRefusedUnlessAllowed() {
		PGSimpleDataSource remote = new PGSimpleDataSource();
		remote.setUrl(this.database.url().replace("localhost", "192.0.2.77"));
		remote.setUser("postgres");
		remote.setSocketFactory(LoopbackSocketFactory.class.getName());
		assertThatExceptionOfType(DevSyncRefusedException.class)
			.isThrownBy(() -> first(remote, (options) -> options).sync())
			.withMessageContaining("is not on this machine: the connection goes to 192.0.2.77")
			.withMessageContaining("stemma.dev-sync.allow-remote");
		assertThat(this.database.query("SELECT to_regclass('stemma_revision')")).containsExactly("null");
		assertThat(first(remote, (options) -> options.withGuards(REMOTE)).sync().steps()).hasSize(4);
	}

	@Test
	void aServerWhoseAddressIsElsewhereIsRefusedUnlessAllowed() {
		// What a server at the far end of a tunnel says of itself.
		this.database.execute(
				"CREATE OR REPLACE FUNCTION pg_catalog.inet_server_addr() RETURNS inet STABLE LANGUAGE sql AS $$ SELECT '192.0.2.78'::inet $$");
		assertThatExceptionOfType(DevSyncRefusedException.class).isThrownBy(() -> first().sync())
			.withMessageContaining("is not on this machine: the server's own address is 192.0.2.78");
		assertThat(first(this.database.dataSource(), (options) -> options.withGuards(REMOTE)).sync().steps())
			.hasSize(4);
	}

	@Migration(revision = "loyalty", revises = "customers")
	static final class AddLoyalty implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.addColumn("customers", Ddl.column("loyalty", Ddl.integer()).notNull().defaultsTo("0"));
			op.createIndex(Ddl.index("customers", "loyalty").named("customers_loyalty"));
		}

	}

	@Migration(revision = "address", revises = "customers")
	static final class AddAddress implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.addColumn("customers", Ddl.column("address", Ddl.text()));
		}

		@Override
		public void downgrade(Operations op) {
			op.dropColumn("customers", "address");
		}

	}

	@Migration(revision = "orders", revises = "address")
	static final class CreateOrders implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("orders", Ddl.column("id", Ddl.bigint()).notNull(), Ddl.column("note", Ddl.text()),
					Ddl.primaryKey("id").named("orders_pk"));
		}

	}

}
