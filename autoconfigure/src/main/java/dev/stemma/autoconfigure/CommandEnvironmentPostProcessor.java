package dev.stemma.autoconfigure;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.springframework.boot.ApplicationContextFactory;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.core.Ordered;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;

import dev.stemma.autoconfigure.CommandRunListener.Withdrawal;

/**
 * Turns an application that was called with a command into one that runs the command and
 * does not start, unless {@code stemma.command.enabled} is {@code false}. Comes after
 * those that read the configuration.
 */
final class CommandEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	private static final String LOGGING = "logging.level";

	private final ConfigurableBootstrapContext bootstrapContext;

	CommandEnvironmentPostProcessor(ConfigurableBootstrapContext bootstrapContext) {
		this.bootstrapContext = bootstrapContext;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		CommandArguments arguments = this.bootstrapContext.getOrElse(CommandArguments.class, null);
		if (arguments == null) {
			return;
		}
		if (!Binder.get(environment).bind("stemma.command.enabled", Boolean.class).orElse(true)) {
			Objects.requireNonNull(this.bootstrapContext.get(Withdrawal.class)).withdraw();
			return;
		}
		keepOptionsOfTheCommandOut(environment, arguments);
		Map<String, Object> properties = new HashMap<>();
		properties.put("spring.main.web-application-type", "none");
		properties.put("spring.main.banner-mode", "off");
		properties.put("spring.main.log-startup-info", false);
		properties.put("spring.main.keep-alive", false);
		// The command ends its work by itself, on Ctrl-C too, and needs its beans for it
		properties.put("spring.main.register-shutdown-hook", false);
		// A bean that a migration needs may wait for the initializer
		properties.put("stemma.startup", StartupMode.NONE.name());
		// A migration may take connections of its own, so the pool stays as large as it
		// is
		properties.put("spring.datasource.hikari.minimum-idle", 1);
		quieten(environment, properties);
		environment.getPropertySources().addFirst(new MapPropertySource("stemmaCommand", properties));
		application.setApplicationContextFactory(ApplicationContextFactory.of(CommandContext::new));
	}

	/**
	 * {@code --head}, {@code --name} and others would else be properties, and fill
	 * placeholders of the same name.
	 */
	private static void keepOptionsOfTheCommandOut(ConfigurableEnvironment environment, CommandArguments arguments) {
		String name = CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME;
		if (environment.getPropertySources().contains(name)) {
			environment.getPropertySources()
				.replace(name, new SimpleCommandLinePropertySource(name, arguments.spring().toArray(String[]::new)));
		}
	}

	/**
	 * Logs warnings alone, and what the command line asks for.
	 */
	private static void quieten(ConfigurableEnvironment environment, Map<String, Object> properties) {
		Map<String, String> levels = new HashMap<>(
				Binder.get(environment).bind(LOGGING, Bindable.mapOf(String.class, String.class)).orElse(Map.of()));
		levels.putIfAbsent("root", LogLevel.INFO.name());
		levels.forEach((logger, level) -> {
			String key = LOGGING + "." + logger;
			if (!isOnCommandLine(environment, key) && isTalkative(level)) {
				properties.put(key, LogLevel.WARN.name());
			}
		});
		// Spring Boot's own switches, on their own or as --debug and --trace
		for (String key : List.of("debug", "trace")) {
			if (!isOnCommandLine(environment, key)) {
				properties.put(key, false);
			}
		}
	}

	private static boolean isOnCommandLine(ConfigurableEnvironment environment, String key) {
		PropertySource<?> commandLine = environment.getPropertySources()
			.get(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME);
		return commandLine != null && commandLine.containsProperty(key);
	}

	/**
	 * As Spring Boot reads levels: {@code true} is DEBUG.
	 */
	private static boolean isTalkative(String level) {
		return Set.of("trace", "debug", "info", "true").contains(level.strip().toLowerCase(Locale.ROOT));
	}

}
