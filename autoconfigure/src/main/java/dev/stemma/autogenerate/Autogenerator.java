package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.DdlWriter;
import dev.stemma.diff.Change;
import dev.stemma.diff.Completion;
import dev.stemma.diff.DiffCustomizer;
import dev.stemma.diff.DiffOptions;
import dev.stemma.diff.Differences;
import dev.stemma.diff.ImplicitNames;
import dev.stemma.diff.Rename;
import dev.stemma.diff.SchemaDiff;
import dev.stemma.problem.Problem;
import dev.stemma.runner.Inspection;
import dev.stemma.schema.Catalog;
import dev.stemma.script.NewRevision;

/**
 * Compares the database with the models, and with what its scripts make. Nothing of the
 * database is changed.
 */
public final class Autogenerator {

	private final Workplace place;

	private final Supplier<List<SchemaSource>> sources;

	private final Supplier<AutogenerateOptions> options;

	private final HeadsGate gate;

	/**
	 * Creates one.
	 * @param place the database and its scripts
	 * @param sources the models
	 * @param options how they are compared
	 */
	public Autogenerator(Workplace place, Supplier<List<SchemaSource>> sources, Supplier<AutogenerateOptions> options) {
		this.place = place;
		this.sources = sources;
		this.options = options;
		this.gate = new HeadsGate(place.runner().questions(), place.tags());
	}

	/**
	 * How the models differ from the database.
	 * @param request which renames are known
	 * @throws DatabaseNotAtHeadsException if the database is not what all scripts make
	 * @throws NoSchemaSourceException if there are no models
	 * @throws InvalidSchemaSourceException if what a source says is no schema
	 * @throws InvalidRenameException if a rename that was asked for can't be
	 */
	public ModelComparison compare(AutogenerateRequest request) {
		List<SchemaSource> sources = this.sources.get();
		if (sources.isEmpty()) {
			throw new NoSchemaSourceException();
		}
		Inspection inspection = this.gate.require();
		Models models = Models.read(sources);
		AutogenerateOptions options = options();
		CatalogPair catalogs = this.place.scratch(options.scratch()).compare(schemas(models, options), models.wanted());
		List<Rename> renames = new Renames(catalogs).choose(request.asked(), request.renames(), models.renames());
		ImplicitNames serverNames = ServerNames.of(catalogs.wanted());
		Differences differences = SchemaDiff.between(catalogs.live(), catalogs.wanted(),
				new DiffOptions(options.filter(), renames,
						(object) -> models.isImplicit(object) || serverNames.isImplicit(object),
						(before, after) -> ClaimedCatalog.complete(before, after, models.claims())));
		List<Problem> remarks = new ArrayList<>(HeadsGate.remarks(inspection));
		remarks.addAll(models.remarks());
		return new ModelComparison(models.summaries(), customize(differences, options), remarks(remarks, catalogs),
				catalogs.live());
	}

	/**
	 * What new revisions are to be that make the database what the models say, each of
	 * which revises the one before.
	 * @param comparison how they differ, in something
	 * @param details what the first revision is to be, and the others where that is not
	 * of one revision alone
	 * @param kind the language of their scripts
	 * @param request how they are generated
	 * @throws DestructiveChangesException if data would be lost and the request refuses
	 * that
	 */
	public List<NewRevision> draft(ModelComparison comparison, NewRevision details, NewRevision.Kind kind,
			AutogenerateRequest request) {
		List<Change> destructive = DestructiveChangesException.among(comparison.differences().changes());
		if (request.noDestructive() && !destructive.isEmpty()) {
			throw new DestructiveChangesException(destructive);
		}
		DdlWriter ddl = this.place.dialect().ddl();
		Rendering rendering = (kind != NewRevision.Kind.JAVA)
				? new SqlRendering(ddl, this.place.dialect().syntax(), comparison.before())
				: new JavaRendering(ddl, comparison.before());
		List<NewRevision> drafts = new ArrayList<>();
		for (RenderedRevision each : rendering.render(comparison.differences(), request.online())) {
			String message = each.message().isEmpty() ? details.message()
					: "%s (%s)".formatted(details.message(), each.message());
			boolean first = drafts.isEmpty();
			drafts.add(new NewRevision(message, details.heads(), details.splice(),
					first ? details.branchLabels() : List.of(), first ? details.dependsOn() : List.of(), details.tags(),
					first ? details.id() : null, details.location(), details.kind(), details.template(), each.body()));
		}
		return drafts;
	}

	/**
	 * The objects of the database as they are.
	 */
	public Catalog live() {
		AutogenerateOptions options = options();
		Set<String> schemas = schemas(Models.read(this.sources.get()), options);
		return this.place.scratch(options.scratch()).compare(schemas, List.of()).live();
	}

	/**
	 * Whether anything says how the schema is to be.
	 */
	public boolean hasModels() {
		return !this.sources.get().isEmpty();
	}

	/**
	 * What keeps the models from being compared: that the database is not what all
	 * scripts make of it. Models that can't be read are no such thing.
	 * @return {@code null} if nothing does
	 */
	public @Nullable Problem obstacle() {
		return this.gate.obstacle();
	}

	/**
	 * How the database differs from what the scripts of its applied revisions make.
	 */
	public DriftReport drift() {
		AutogenerateOptions options = options();
		CatalogPair catalogs = this.place.scratch(options.scratch())
			.replay(schemas(Models.read(this.sources.get()), options));
		Differences differences = SchemaDiff.between(catalogs.live(), catalogs.wanted(),
				new DiffOptions(options.filter(), List.of(), ImplicitNames.NONE, Completion.NONE));
		List<Change> drifted = differences.changes().stream().map(Autogenerator::drifted).toList();
		return new DriftReport(differences.changes(drifted), remarks(List.of(), catalogs));
	}

	/**
	 * What would have to be dropped was added by somebody, and the other way round. What
	 * a migration would have to mind is left out, for none is written.
	 */
	private static Change drifted(Change change) {
		Change.Kind kind = switch (change.kind()) {
			case ADD -> Change.Kind.DROP;
			case DROP -> Change.Kind.ADD;
			case ALTER, RENAME -> change.kind();
		};
		String summary = (kind != Change.Kind.ADD) ? change.summary()
				: change.object() + " is there, and no script has made it";
		return new Change(kind, change.object(), summary, change.upgrade(), change.downgrade(), null, List.of());
	}

	private AutogenerateOptions options() {
		return Objects.requireNonNull(this.options.get());
	}

	private static Set<String> schemas(Models models, AutogenerateOptions options) {
		Set<String> schemas = new LinkedHashSet<>(options.schemas());
		schemas.addAll(models.schemas());
		return schemas;
	}

	private static Differences customize(Differences differences, AutogenerateOptions options) {
		List<Change> changes = differences.changes();
		for (DiffCustomizer customizer : options.customizers()) {
			changes = customizer.customize(changes);
		}
		return differences.changes(changes);
	}

	/**
	 * What has no form in a catalog is the same on both sides more often than not, and
	 * said once.
	 */
	private static List<Problem> remarks(List<Problem> others, CatalogPair catalogs) {
		Set<Problem> all = new LinkedHashSet<>(others);
		all.addAll(catalogs.live().remarks());
		all.addAll(catalogs.wanted().remarks());
		return List.copyOf(all);
	}

}
