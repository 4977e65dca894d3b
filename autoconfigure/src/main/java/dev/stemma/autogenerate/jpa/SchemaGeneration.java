package dev.stemma.autogenerate.jpa;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.ValidationMode;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.boot.spi.Bootstrap;
import org.hibernate.jpa.boot.spi.EntityManagerFactoryBuilder;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.jspecify.annotations.Nullable;

import dev.stemma.autogenerate.InvalidSchemaSourceException;
import dev.stemma.autogenerate.SourceStatement;
import dev.stemma.dialect.SqlSyntax;
import dev.stemma.diff.ImplicitNames;
import dev.stemma.diff.Rename;
import dev.stemma.problem.Problem;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;

/**
 * Has the provider map a persistence unit and write the statements that create its
 * schema. No factory is built and no connection opened.
 */
final class SchemaGeneration {

	private final PersistenceUnit unit;

	private final SqlSyntax syntax;

	private final UnitSettings settings;

	private final SchemaTokens tokens = new SchemaTokens();

	private final StatementWriter writer = new StatementWriter();

	private final List<Problem> remarks = new ArrayList<>();

	SchemaGeneration(PersistenceUnit unit, SqlSyntax syntax) {
		this.unit = unit;
		this.syntax = syntax;
		this.settings = new UnitSettings(unit);
	}

	/**
	 * Generates the schema.
	 * @param others what else is to be remarked about it
	 * @throws RuntimeException whatever the provider says of entities that do not map
	 */
	JpaWantedSchema run(List<Problem> others) {
		ClassLoader classLoader = this.unit.info().getClassLoader();
		Identifier defaultSchema = defaultSchema();
		Namings namings = new Namings(this.settings, classLoader, this.tokens);
		Map<String, Object> all = this.settings.forGeneration(this.writer);
		namings.addTo(all);
		if (defaultSchema != null) {
			all.put(AvailableSettings.DEFAULT_SCHEMA, SchemaTokens.quote(defaultSchema.getText()));
		}
		EntityManagerFactoryBuilder builder = Bootstrap
			.getEntityManagerFactoryBuilder(new UnitDescriptor(this.unit, this.settings.properties()), all);
		try {
			MetadataImplementor metadata = builder.metadata();
			if (!namings.areUsedBy(metadata.getMetadataBuildingOptions())) {
				throw new InvalidSchemaSourceException(List.of(strategiesInCode()));
			}
			metadata.validate();
			validation(metadata, all, classLoader);
			String home = (defaultSchema != null) ? this.tokens.original(defaultSchema.getText()) : null;
			RenameReader reader = new RenameReader(metadata, this.tokens, home);
			List<Rename> renames = reader.read();
			Map<QualifiedName, String> subjects = subjects(metadata, defaultSchema);
			builder.generateSchema();
			this.remarks.addAll(reader.remarks());
			namings.catalogs().forEach((catalog) -> this.remarks.add(catalog(catalog)));
			this.remarks.addAll(others);
			return wanted(namings.hashedNames(), renames, subjects, metadata.getEntityBindings().size());
		}
		finally {
			builder.cancel();
		}
	}

	private @Nullable Identifier defaultSchema() {
		Object name = this.settings.get(AvailableSettings.DEFAULT_SCHEMA);
		Identifier identifier = (name != null) ? Identifier.toIdentifier(name.toString()) : null;
		return (identifier != null) ? this.tokens.standIn(identifier) : null;
	}

	private void validation(MetadataImplementor metadata, Map<String, Object> all, @Nullable ClassLoader classLoader) {
		ValidationMode mode = this.unit.info().getValidationMode();
		Problem remark = new ValidationConstraints(this.settings, classLoader).apply(metadata, all, mode);
		if (remark != null) {
			this.remarks.add(remark);
		}
	}

	private JpaWantedSchema wanted(Set<String> hashedNames, List<Rename> renames, Map<QualifiedName, String> subjects,
			int entities) {
		List<SourceStatement> statements = new ArrayList<>();
		Set<String> chosen = new HashSet<>();
		boolean movable = true;
		Set<String> schemas = this.tokens.schemas();
		for (GeneratedStatement statement : generated(hashedNames)) {
			chosen.addAll(statement.givenNames());
			movable &= schemas.stream().noneMatch(statement::mentions);
			QualifiedName table = statement.table();
			String subject = (table != null) ? subjects.getOrDefault(table, "table " + QualifiedName.of(table.name()))
					: statement.subject();
			statements.add(new SourceStatement(statement.sql(), null, subject));
		}
		ImplicitNames implicit = (object) -> !chosen.contains(nameOf(object));
		return new JpaWantedSchema(this.tokens, statements, movable, implicit, renames,
				(entities == 1) ? "1 entity" : entities + " entities", this.remarks);
	}

	private List<GeneratedStatement> generated(Set<String> hashedNames) {
		return UnusedEnums.leaveOut(this.writer.statements()
			.stream()
			.map((sql) -> new GeneratedStatement(sql, this.syntax).withQuotesDoubled().without(hashedNames))
			.toList());
	}

	private static String nameOf(ObjectReference object) {
		return (object.part() != null) ? object.part() : object.name().name();
	}

	/** What tables are about, by their names in the statements. */
	private static Map<QualifiedName, String> subjects(Metadata metadata, @Nullable Identifier defaultSchema) {
		Map<QualifiedName, String> subjects = new HashMap<>();
		for (PersistentClass entity : metadata.getEntityBindings()) {
			String schema = (entity.getTable().getSchema() != null) ? entity.getTable().getSchema()
					: (defaultSchema != null) ? defaultSchema.getText() : null;
			QualifiedName name = QualifiedName.of(schema,
					SchemaTokens.serverName(entity.getTable().getName(), entity.getTable().isQuoted()));
			if (entity instanceof RootClass) {
				subjects.put(name, "entity " + entity.getEntityName());
			}
			else {
				subjects.putIfAbsent(name, "entity " + entity.getEntityName());
			}
		}
		return subjects;
	}

	private Problem strategiesInCode() {
		return Problem.of(
				"The naming strategies of " + this.unit.description() + " are set by code that contributes to"
						+ " the mapping, and schemas can't be told from there",
				"Set them as the properties " + AvailableSettings.PHYSICAL_NAMING_STRATEGY + " and "
						+ AvailableSettings.IMPLICIT_NAMING_STRATEGY + ".");
	}

	private static Problem catalog(String catalog) {
		return Problem.of("The catalog '" + catalog + "' that the mapping names is left out: to PostgreSQL it is a"
				+ " database, and a connection has one", "Name a schema instead, if that is what is meant.");
	}

}
