package dev.stemma.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import dev.stemma.Project;
import dev.stemma.StemmaBuilder;
import dev.stemma.cli.CommandLineRunner.Outcome;
import dev.stemma.operation.Operations;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;
import dev.stemma.script.SourceTree;

import static org.assertj.core.api.Assertions.assertThat;

class ShowCommandTests {

	private static final String PRODUCTS = """
			b3cab280570b Add products
			  revises     a6efc3153bd8
			  revised by  c8d1f0c2ab9e
			  tags        catalog, products
			  script      DIR/b3cab280570b.sql:2
			%s
			-- Add products
			-- @revision b3cab280570b
			-- @revises a6efc3153bd8
			-- @tags catalog, products

			-- @upgrade
			CREATE TABLE products (id bigint);

			-- @downgrade
			SELECT 1;
			""";

	@TempDir
	private Path directory;

	@TempDir
	private Path module;

	private Shop shop;

	@BeforeEach
	void openShop() {
		this.shop = Shop.in(this.directory);
	}

	@Test
	void aRevisionIsShownWithItsScriptAndWhereItStands() {
		Outcome pending = this.shop.runner().run("show", "b3ca");
		assertThat(this.shop.plain(pending.out())).isEqualTo(PRODUCTS.formatted("  state       not applied\n"));
		assertThat(pending.err()).isEmpty();
		assertThat(pending.exitCode()).isZero();
		Outcome applied = this.shop.upgraded("heads").runner().run("show", "b3cab280570b");
		assertThat(this.shop.plain(applied.out()))
			.isEqualTo(PRODUCTS.formatted("  state       applied 2026-01-14T15:31:00Z by postgres in 12 ms\n"));
	}

	@Test
	void noConnectionIsOpenedOffline() {
		CommandLineRunner runner = CommandLineRunner
			.of(new Project(this.directory).builder(NoDataSource.INSTANCE).build());
		Outcome outcome = runner.run("show", "b3ca", "--offline");
		assertThat(this.shop.plain(outcome.out())).isEqualTo(PRODUCTS.formatted(""));
		assertThat(outcome.err()).isEmpty();
	}

	@Test
	void aDatabaseThatDoesNotAnswerIsSaidAndKeepsNothingFromBeingShown() {
		PGSimpleDataSource nowhere = new PGSimpleDataSource();
		nowhere.setUrl("jdbc:postgresql://localhost:1/nowhere");
		CommandLineRunner runner = CommandLineRunner.of(new Project(this.directory).builder(nowhere).build());
		Outcome outcome = runner.run("show", "b3ca");
		assertThat(this.shop.plain(outcome.out())).isEqualTo(PRODUCTS.formatted(""));
		assertThat(outcome.err()).startsWith("It is not told what is applied: No connection to the database");
		assertThat(outcome.exitCode()).isZero();
		assertThat(runner.run("show", "current").exitCode()).isEqualTo(75);
	}

	@Test
	void whatTheDatabaseAloneKnowsIsShownAsFarAsItKnows() {
		this.shop.upgraded("heads").without("c8d1f0c2ab9e");
		for (String identifier : new String[] { "c8d1f0c2ab9e", "c8d1", "current" }) {
			assertThat(this.shop.runner().run("show", identifier).out()).isEqualTo("""
					c8d1f0c2ab9e Add members
					  revises     b3cab280570b
					  kind        sql
					  state       applied 2026-01-14T15:32:00Z by postgres in 12 ms, unknown to this build
					  downgrade   stored in the database: migrations downgrade --from-database

					This build does not know its script.
					""");
		}
	}

	@Test
	void severalAreShownOneAfterTheOther() {
		new Project(this.directory).with("d0e1f2a3b4c5", """
				-- Add orders
				-- @revision d0e1f2a3b4c5
				-- @revises b3cab280570b
				-- @irreversible
				-- @upgrade
				""");
		Outcome outcome = this.shop.runner().run("show", "heads", "a6ef", "--offline");
		assertThat(outcome.out().lines().filter((line) -> line.matches("[a-f0-9]{12} .*")))
			.containsExactly("c8d1f0c2ab9e Add members", "d0e1f2a3b4c5 Add orders", "a6efc3153bd8 Create brands");
		assertThat(outcome.out()).contains("  downgrade   none: it is marked @irreversible\n");
	}

	@Test
	void ofAMigrationInJavaTheSourceIsShownWhereItIs() throws IOException {
		StemmaBuilder builder = new Project(this.directory).builder(NoDataSource.INSTANCE)
			.migrations(List.of(new AddStatus()));
		assertThat(CommandLineRunner.of(builder.build()).run("show", "d0e1", "--offline").out()).isEqualTo("""
				d0e1f2a3b4c5 Add status
				  revises     c8d1f0c2ab9e
				  script      dev.stemma.cli.ShowCommandTests$AddStatus

				It is written in Java, and its source is not here: class dev.stemma.cli.ShowCommandTests$AddStatus.
				""");
		Path source = this.module.resolve("src/main/java/dev/stemma/cli/ShowCommandTests.java");
		Files.createDirectories(source.getParent());
		Files.writeString(source, "class ShowCommandTests {\n}\n// K\u00f6ln\n", StandardCharsets.ISO_8859_1);
		SourceTree tree = SourceTree.of(this.module.resolve("target/classes"));
		assertThat(CommandLineRunner.of(builder.sourceTree(tree).build()).run("show", "d0e1", "--offline").out())
			.endsWith("AddStatus\n\nclass ShowCommandTests {\n}\n// K\ufffdln\n");
	}

	@Test
	void whatIsCurrentIsNotToldOffline() {
		Outcome outcome = this.shop.runner().run("show", "current", "--offline");
		assertThat(outcome.err()).startsWith("error: What is current only the database knows: leave out --offline.\n");
		assertThat(outcome.exitCode()).isEqualTo(2);
	}

	@Test
	void whatNamesNoRevisionIsRefused() {
		Outcome unknown = this.shop.runner().run("show", "b3cab280570x");
		assertThat(unknown.exitCode()).isEqualTo(2);
		assertThat(unknown.out()).isEmpty();
		assertThat(unknown.err()).isEqualTo("""
				error: No revision or branch label is named 'b3cab280570x'.
				       Did you mean b3cab280570b?
				""");
		Outcome base = this.shop.runner().run("show", "base");
		assertThat(base.exitCode()).isEqualTo(2);
		assertThat(base.err()).isEqualTo("""
				error: 'base' stands for no revision.
				       Name an id, a branch label or a head.
				""");
	}

	@Migration(revision = "d0e1f2a3b4c5", revises = "c8d1f0c2ab9e", message = "Add status")
	static class AddStatus implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.execute("SELECT 1");
		}

	}

}
