package dev.stemma;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.CheckReport.Part;
import dev.stemma.PostgresServer.Database;
import dev.stemma.autogenerate.AskedRename;
import dev.stemma.autogenerate.AutogenerateOptions;
import dev.stemma.autogenerate.AutogenerateRequest;
import dev.stemma.autogenerate.Claims;
import dev.stemma.autogenerate.DatabaseNotAtHeadsException;
import dev.stemma.autogenerate.DestructiveChangesException;
import dev.stemma.autogenerate.InvalidRenameException;
import dev.stemma.autogenerate.ModelComparison;
import dev.stemma.autogenerate.NamePatterns;
import dev.stemma.autogenerate.NoSchemaSourceException;
import dev.stemma.autogenerate.ScratchMode;
import dev.stemma.autogenerate.SourceSummary;
import dev.stemma.diff.Change;
import dev.stemma.revision.TagFilter;
import dev.stemma.runner.State;
import dev.stemma.script.NewRevision;
import dev.stemma.script.SourceTree;
import dev.stemma.script.WrittenScript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Models, scripts and a database, compared with each other.
 */
class StemmaModelsTests {

	private static final String PRODUCTS = "CREATE TABLE products (id bigint PRIMARY KEY, title text NOT NULL)";

	private final Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	private Project project;

	@BeforeEach
	void createProject() {
		this.project = new Project(this.directory).revision("aaaa", "", PRODUCTS, "DROP TABLE products");
	}

	private StemmaBuilder builder(StatedSchema model) {
		return this.project.builder(this.database.dataSource()).schemaSources(model);
	}

	private Stemma stemma(String... sql) {
		return builder(StatedSchema.of(sql)).build();
	}

	private static List<String> lines(ModelComparison comparison) {
		return comparison.differences().changes().stream().map(Change::toString).toList();
	}

	@Test
	void whatTheDatabaseHasIsNoDifference() {
		Stemma stemma = stemma("create table products (id int8 not null, title text not null, primary key (id))");
		stemma.upgrade();
		ModelComparison comparison = stemma.compareModels();
		assertThat(lines(comparison)).isEmpty();
		assertThat(comparison.isEmpty()).isTrue();
		assertThat(comparison.sources()).containsExactly(new SourceSummary("the model", "1 statement"));
		assertThat(this.database.query("SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_)'"))
			.containsExactly("public");
	}

	@Test
	void whatTheModelHasMoreAndLessIsADifference() {
		Stemma stemma = stemma("CREATE TABLE products (id bigint PRIMARY KEY, price numeric)",
				"CREATE TABLE brands (id bigint PRIMARY KEY)");
		stemma.upgrade();
		assertThat(lines(stemma.compareModels())).containsExactlyInAnyOrder("+ table brands",
				"+ column price of products", "- column title of products  DESTRUCTIVE");
	}

	@Test
	void severalSourcesAddUp() {
		Stemma stemma = this.project.builder(this.database.dataSource())
			.schemaSources(StatedSchema.of(PRODUCTS), StatedSchema.of("CREATE TABLE brands (id bigint)"))
			.build();
		stemma.upgrade();
		assertThat(lines(stemma.compareModels())).containsExactly("+ table brands");
	}

	@Test
	void aSourceOfEverythingSpeaksForAll() {
		this.project.revision("bbbb", "aaaa", "CREATE VIEW titles AS SELECT title FROM products", "DROP VIEW titles");
		Stemma model = stemma(PRODUCTS);
		model.upgrade();
		assertThat(lines(model.compareModels())).isEmpty();
		Stemma all = this.project.builder(this.database.dataSource())
			.schemaSources(StatedSchema.of(PRODUCTS), new StatedSchema(Claims.ALL, List.of(), List.of()))
			.build();
		assertThat(lines(all.compareModels())).containsExactly("- view titles");
	}

	@Test
	void filtersAndCustomizersHaveTheirSay() {
		AutogenerateOptions options = new AutogenerateOptions(ScratchMode.TRANSACTION, List.of(),
				NamePatterns.of(List.of(), List.of("table:b*")),
				List.of((changes) -> changes.stream().filter((change) -> change.kind() != Change.Kind.DROP).toList()));
		Stemma stemma = builder(StatedSchema.of("CREATE TABLE products (id bigint PRIMARY KEY, price numeric)",
				"CREATE TABLE brands (id bigint)"))
			.autogenerate(options)
			.build();
		stemma.upgrade();
		assertThat(lines(stemma.compareModels())).containsExactly("+ column price of products");
	}

	@Test
	void aDatabaseBehindItsHeadsIsNotCompared() {
		Stemma stemma = stemma(PRODUCTS);
		assertThatExceptionOfType(DatabaseNotAtHeadsException.class).isThrownBy(stemma::compareModels)
			.withMessage("Target database is not up to date: pending are aaaa (Make aaaa). "
					+ "Apply them: migrations upgrade")
			.satisfies((ex) -> assertThat(ex.pending()).containsExactly("aaaa"));
	}

	@Test
	void aDatabaseAheadIsNotCompared() {
		this.project.table("bbbb", "aaaa");
		stemma(PRODUCTS).upgrade();
		assertThat(this.directory.resolve("bbbb.sql").toFile().delete()).isTrue();
		assertThatExceptionOfType(DatabaseNotAtHeadsException.class).isThrownBy(() -> stemma(PRODUCTS).compareModels())
			.withMessage("Target database is ahead of this build, which does not know what is applied there: bbbb. "
					+ "Get the scripts of these revisions first.");
	}

	@Test
	void whatTagsLeaveOutIsSaid() {
		this.project.with("bbbb",
				"-- Demo\n-- @revision bbbb\n-- @revises aaaa\n-- @tags demo\n\n-- @upgrade\nSELECT 1;\n");
		Stemma stemma = builder(StatedSchema.of(PRODUCTS)).tags(new TagFilter(Set.of(), Set.of("demo"))).build();
		stemma.upgrade();
		assertThat(stemma.compareModels().remarks()).extracting(Object::toString)
			.containsExactly("Revisions are left out by tags: bbbb (Demo). What they would make is not in the "
					+ "database, and counts as missing.");
	}

	@Test
	void withoutASourceNothingIsCompared() {
		Stemma stemma = this.project.stemma(this.database);
		stemma.upgrade();
		assertThatExceptionOfType(NoSchemaSourceException.class).isThrownBy(stemma::compareModels)
			.withMessageStartingWith("Nothing says how the schema is to be. JPA entities");
		assertThat(stemma.check().isClean()).isTrue();
		assertThat(stemma.check().models()).isNull();
	}

	@Test
	void aRenameThatWasAskedForKeepsTheData() {
		Stemma stemma = stemma("CREATE TABLE products (id bigint PRIMARY KEY, name text NOT NULL)");
		stemma.upgrade();
		AutogenerateRequest request = new AutogenerateRequest(List.of(AskedRename.parse("products.title:name")),
				List.of(), false, false);
		ModelComparison comparison = stemma.compareModels(request);
		assertThat(comparison.differences().changes()).extracting(Change::kind).containsExactly(Change.Kind.RENAME);
		AutogenerateRequest wrong = new AutogenerateRequest(List.of(AskedRename.parse("products.titel:name")),
				List.of(), false, false);
		assertThatExceptionOfType(InvalidRenameException.class).isThrownBy(() -> stemma.compareModels(wrong))
			.withMessageEndingWith("Did you mean products.title?");
	}

	@Test
	void whatHasChangedIsWrittenAndGeneratedAgainFindsNothing() {
		StatedSchema model = StatedSchema.of(PRODUCTS, "CREATE TABLE brands (id bigint PRIMARY KEY)");
		Stemma stemma = builder(model).build();
		stemma.upgrade();
		List<WrittenScript> written = stemma.workspace().autogenerate(details(), AutogenerateRequest.DEFAULTS);
		assertThat(written).singleElement()
			.satisfies((script) -> assertThat(script.revision().revises()).containsExactly("aaaa"));
		Stemma next = builder(model).build();
		next.upgrade();
		assertThat(this.database.query("SELECT count(*) FROM brands")).containsExactly("0");
		assertThat(next.workspace().autogenerate(details(), AutogenerateRequest.DEFAULTS)).isEmpty();
		next.downgrade("-1");
		assertThat(this.database.query("SELECT to_regclass('brands')")).containsExactly("null");
	}

	private NewRevision details() {
		return new NewRevision("Add brands", List.of("head"), false, List.of(), List.of(), List.of(), null,
				this.directory.toString(), null, null, null);
	}

	@Test
	void onlineIndexesMakeARevisionOfTheirOwnBehindTheOther() {
		Stemma stemma = stemma(PRODUCTS.replace(")", ", price numeric)"), "CREATE INDEX by_title ON products (title)");
		stemma.upgrade();
		List<WrittenScript> written = stemma.workspace()
			.autogenerate(details(), new AutogenerateRequest(List.of(), List.of(), true, false));
		assertThat(written).hasSize(2);
		assertThat(written.get(1).revision().revises()).containsExactly(written.get(0).revision().id());
		assertThat(written.get(1).revision().message()).startsWith("Add brands (");
		Stemma next = stemma(PRODUCTS.replace(")", ", price numeric)"), "CREATE INDEX by_title ON products (title)");
		next.upgrade();
		assertThat(lines(next.compareModels())).isEmpty();
	}

	@Test
	void whatLosesDataIsRefusedWhereThatIsWanted() {
		Stemma stemma = stemma("CREATE TABLE products (id bigint PRIMARY KEY)");
		stemma.upgrade();
		assertThatExceptionOfType(DestructiveChangesException.class).isThrownBy(() -> stemma.workspace()
			.autogenerate(details(), new AutogenerateRequest(List.of(), List.of(), false, true)));
		assertThat(this.directory.toFile().list()).containsExactly("aaaa.sql");
	}

	@Test
	void whatSomebodyDidByHandIsDrift() {
		Stemma stemma = stemma(PRODUCTS);
		stemma.upgrade();
		assertThat(stemma.check().isClean()).isTrue();
		this.database.execute("ALTER TABLE products ADD COLUMN hot boolean");
		CheckReport report = stemma.check();
		assertThat(report.isClean()).isFalse();
		assertThat(report.drift()).isNotNull()
			.satisfies((drift) -> assertThat(drift.differences().changes()).extracting(Change::toString)
				.containsExactly("+ column hot of products"));
		assertThat(report.models()).isNotNull()
			.satisfies((models) -> assertThat(lines(models)).containsExactly("- column hot of products  DESTRUCTIVE"));
		assertThat(stemma.check(EnumSet.of(Part.SCRIPTS)).isClean()).isTrue();
	}

	@Test
	void aCheckOfADatabaseBehindItsHeadsTellsWhatKeepsItFromComparing() {
		CheckReport report = stemma(PRODUCTS).check();
		assertThat(report.isClean()).isFalse();
		assertThat(report.modelsObstacle()).hasToString(
				"Target database is not up to date: pending are aaaa (Make aaaa). Apply them: migrations upgrade");
		assertThat(report.scripts().status()).isNotNull().extracting(Status::state).isEqualTo(State.PENDING);
		assertThat(report.drift()).isNotNull().matches((drift) -> drift.isEmpty());
	}

	@Test
	void theScriptsAloneAreCheckedWithoutADatabase() {
		Stemma stemma = this.project
			.with("bbbb", "-- @revision bbbb\n-- @revises aaaa\n-- @upgrade\nSELECT ${nothing};\n")
			.builder(this.database.dataSource())
			.dataSource(() -> {
				throw new IllegalStateException();
			})
			.sourceTree(SourceTree.NONE)
			.build();
		CheckReport report = stemma.checkScripts();
		assertThat(report.isClean()).isFalse();
		assertThat(report.scripts().heads()).containsExactly("bbbb");
		assertThat(report.scripts().problems()).singleElement().asString().contains("nothing");
	}

}
