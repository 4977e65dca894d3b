package dev.stemma.autoconfigure;

import java.util.Arrays;

import javax.sql.DataSource;

import jakarta.annotation.PostConstruct;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import dev.stemma.Stemma;
import dev.stemma.operation.Operations;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;

/**
 * A web application that says everything it does while it starts, and ends when it has
 * started. Profiles give it more beans.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ CommandApplication.Loud.class, CommandApplication.Printing.class, CommandApplication.OwnDataSource.class,
		CommandApplication.Migrations.class, CommandApplication.Several.class, CommandApplication.Broken.class })
public class CommandApplication {

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(CommandApplication.class);
		application
			.addInitializers((ApplicationContextInitializer<ConfigurableApplicationContext>) (context) -> System.out
				.println("printed by an initializer"));
		application.run(args).close();
	}

	static void say(String what) {
		System.out.println("DONE: " + what);
	}

	/**
	 * The application with another configuration beside it, as for development.
	 */
	public static class Augmented {

		public static void main(String[] args) {
			SpringApplication.from(CommandApplication::main).with(Printing.class).run(args);
		}

	}

	/**
	 * The application as the child of another.
	 */
	public static class Child {

		public static void main(String[] args) {
			new SpringApplicationBuilder(Printing.class).child(CommandApplication.class).run(args).close();
		}

	}

	/**
	 * All that must not happen.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	@Profile("loud")
	static class Loud {

		@PostConstruct
		void make() {
			say("a bean was made");
		}

		@Scheduled(fixedRate = 1)
		void schedule() {
			say("something was scheduled");
		}

		@EventListener
		void hear(ApplicationEvent event) {
			say("a listening method was called");
		}

		@Bean
		ApplicationListener<ApplicationEvent> loudListener() {
			return (event) -> say("a listener was called");
		}

		@Bean
		SmartInitializingSingleton loudSingleton() {
			return () -> say("a singleton was told that all are there");
		}

		@Bean
		ExitCodeGenerator loudExitCode() {
			say("an exit code was made");
			return () -> 42;
		}

		@Bean
		ApplicationRunner loudRunner() {
			return (arguments) -> say("a runner was called with " + Arrays.toString(arguments.getSourceArgs()));
		}

		@Bean
		SmartLifecycle loudLifecycle() {
			return new SmartLifecycle() {

				@Override
				public void start() {
					say("a life was begun");
				}

				@Override
				public void stop() {
				}

				@Override
				public boolean isRunning() {
					return false;
				}

			};
		}

	}

	/**
	 * A bean that every context makes.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Printing {

		@Bean
		static BeanFactoryPostProcessor printing() {
			return (beanFactory) -> System.out.println("printed by a bean");
		}

	}

	/**
	 * The application's own DataSource, which no property of Spring's describes.
	 */
	@Configuration(proxyBeanMethods = false)
	@Profile("own")
	static class OwnDataSource {

		@Bean
		DataSource shopDataSource(@Value("${shop.url}") String url) {
			return DataSourceBuilder.create().type(DriverManagerDataSource.class).url(url).username("postgres").build();
		}

		@Bean
		@StemmaDataSource
		DataSource migrationDataSource(@Value("${shop.migrations.url}") String url) {
			return DataSourceBuilder.create().type(DriverManagerDataSource.class).url(url).username("postgres").build();
		}

		@Bean
		StemmaCustomizer ownPlaceholders() {
			return (builder) -> builder.target("aaaa");
		}

	}

	/**
	 * A migration that needs a bean which waits for migrations.
	 */
	@Configuration(proxyBeanMethods = false)
	@Profile("migrations")
	static class Migrations {

		@Bean
		Fill fill(JdbcTemplate jdbc) {
			return new Fill(jdbc);
		}

	}

	@Migration(revision = "ffff", revises = "aaaa", message = "Fill")
	static class Fill implements JavaMigration {

		private final JdbcTemplate jdbc;

		Fill(JdbcTemplate jdbc) {
			this.jdbc = jdbc;
		}

		@Override
		public void upgrade(Operations op) {
			op.execute("INSERT INTO aaaa VALUES (" + this.jdbc.queryForObject("SELECT 7", Integer.class) + ")");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Profile("several")
	static class Several {

		@Bean
		Stemma shop(DataSource dataSource, @Value("${shop.locations}") String locations) {
			return Stemma.builder().dataSource(dataSource).locations(locations).packages().build();
		}

		@Bean
		Stemma archive(DataSource dataSource, @Value("${archive.locations}") String locations) {
			return Stemma.builder().dataSource(dataSource).locations(locations).packages().build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Profile("broken")
	@Import({ Broken.One.class, Broken.Other.class })
	static class Broken {

		@Configuration(proxyBeanMethods = false)
		static class One {

			@Bean
			String twice() {
				return "one";
			}

		}

		@Configuration(proxyBeanMethods = false)
		static class Other {

			@Bean
			String twice() {
				return "other";
			}

		}

	}

}
