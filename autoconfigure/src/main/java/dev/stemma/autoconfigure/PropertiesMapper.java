package dev.stemma.autoconfigure;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.PropertyMapper;

import dev.stemma.StemmaBuilder;
import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.operation.NamingConvention;
import dev.stemma.revision.TagFilter;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.RunnerOptions.ApplicationInfo;
import dev.stemma.runner.RunnerOptions.Guards;
import dev.stemma.runner.RunnerOptions.Limits;
import dev.stemma.runner.RunnerOptions.Policies;
import dev.stemma.runner.RunnerOptions.SessionOptions;
import dev.stemma.runner.SigningKey;
import dev.stemma.script.Placeholders;
import dev.stemma.script.PostWriteHook;
import dev.stemma.script.WritingOptions;

/**
 * Hands the properties to the engine, and nothing where they are silent.
 */
final class PropertiesMapper {

	private final StemmaProperties properties;

	PropertiesMapper(StemmaProperties properties) {
		this.properties = properties;
	}

	void apply(StemmaBuilder builder, ApplicationInfo application) {
		PropertyMapper map = PropertyMapper.get();
		map.from(this.properties::locations).to((locations) -> builder.locations(locations.toArray(String[]::new)));
		map.from(this.properties::packages).to((packages) -> builder.packages(packages.toArray(String[]::new)));
		map.from(this.properties::target).to((target) -> builder.target(target));
		builder.tags(new TagFilter(this.properties.tags().include(), this.properties.tags().exclude()));
		builder.placeholders(placeholders());
		builder.options(options(application));
		builder.writing(writing(WritingOptions.DEFAULTS));
	}

	RunnerOptions options(ApplicationInfo application) {
		RunnerOptions defaults = RunnerOptions.DEFAULTS;
		return new RunnerOptions(this.properties.schema(), or(this.properties.tablePrefix(), defaults.tablePrefix()),
				or(this.properties.transaction(), defaults.transaction()), limits(defaults.limits()),
				policies(defaults.policies()), session(defaults.session()), application, naming(defaults.naming()),
				guards());
	}

	/**
	 * The names that constraints and indexes get.
	 */
	NamingConvention naming() {
		return naming(NamingConvention.POSTGRESQL);
	}

	private NamingConvention naming(NamingConvention defaults) {
		StemmaProperties.Naming naming = this.properties.namingConvention();
		return new NamingConvention(or(naming.primaryKey(), defaults.primaryKey()),
				or(naming.unique(), defaults.unique()), or(naming.foreignKey(), defaults.foreignKey()),
				or(naming.check(), defaults.check()), or(naming.exclusion(), defaults.exclusion()),
				or(naming.notNull(), defaults.notNull()), or(naming.index(), defaults.index()));
	}

	private Guards guards() {
		String key = this.properties.signingKey();
		return new Guards((key != null) ? SigningKey.of(key) : null, this.properties.protectedDatabase(),
				this.properties.devSync().allowRemote());
	}

	private Limits limits(Limits defaults) {
		return new Limits(or(this.properties.ddlLockTimeout(), defaults.ddlLockTimeout()),
				this.properties.statementTimeout(),
				or(this.properties.runnerLock().patience(), defaults.runnerLockWait()),
				or(this.properties.retry().maxElapsed(), defaults.retryMaxElapsed()),
				or(this.properties.connectTimeout(), defaults.connectTimeout()), this.properties.startupTimeout());
	}

	private Policies policies(Policies defaults) {
		return new Policies(or(this.properties.checksum(), defaults.checksum()),
				or(this.properties.unknownRevisions(), defaults.unknownRevisions()),
				or(this.properties.onNonEmpty(), defaults.onNonEmpty()), this.properties.baseline());
	}

	private SessionOptions session(SessionOptions defaults) {
		return new SessionOptions(this.properties.role(), or(this.properties.initSql(), defaults.initSql()),
				or(this.properties.pooler(), defaults.pooler()));
	}

	private Placeholders placeholders() {
		Map<String, String> values = or(this.properties.placeholders(), Map.of());
		StemmaProperties.PlaceholderStyle style = this.properties.placeholderSyntax();
		PlaceholderSyntax defaults = PlaceholderSyntax.DEFAULT;
		PlaceholderSyntax syntax = new PlaceholderSyntax(or(style.prefix(), defaults.prefix()),
				or(style.suffix(), defaults.suffix()));
		return new Placeholders(values, syntax, style.enabled());
	}

	WritingOptions writing(WritingOptions defaults) {
		ZoneId zone = or(this.properties.timezone(), defaults.clock().getZone());
		List<PostWriteHook> hooks = this.properties.postWriteHooks().stream().map(PropertiesMapper::hook).toList();
		return new WritingOptions(or(this.properties.fileTemplate(), defaults.fileTemplate()),
				or(this.properties.truncateSlugLength(), defaults.slugLength()), defaults.clock().withZone(zone),
				defaults.ids(), this.properties.templates(), hooks);
	}

	private static PostWriteHook hook(StemmaProperties.Hook hook) {
		return new PostWriteHook(or(hook.name(), hook.command().get(0)), hook.command(), hook.cwd());
	}

	private static <T> T or(@Nullable T value, T fallback) {
		return (value != null) ? value : fallback;
	}

}
