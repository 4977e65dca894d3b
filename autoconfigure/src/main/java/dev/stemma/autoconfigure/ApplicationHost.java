package dev.stemma.autoconfigure;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

import dev.stemma.Stemma;
import dev.stemma.cli.CommandHost;
import dev.stemma.problem.Problem;
import dev.stemma.script.SourceTree;

/**
 * The application that commands belong to.
 */
final class ApplicationHost implements CommandHost {

	private static final Log logger = LogFactory.getLog("dev.stemma");

	private final ConfigurableApplicationContext context;

	private final SourceTree sourceTree;

	ApplicationHost(ConfigurableApplicationContext context, @Nullable Class<?> mainClass) {
		this.context = context;
		File application = new ApplicationHome(mainClass).getSource();
		this.sourceTree = (application != null) ? SourceTree.of(application.toPath()) : SourceTree.NONE;
	}

	@Override
	public Map<String, Stemma> stemmas() {
		ListableBeanFactory beans = this.context.getBeanFactory();
		Map<String, Stemma> stemmas = new LinkedHashMap<>();
		for (String name : beans.getBeanNamesForType(Stemma.class, true, false)) {
			Stemma stemma = beans.getBean(name, Stemma.class);
			stemmas.put(name, stemma.toBuilder().sourceTree(this.sourceTree).build());
		}
		return stemmas;
	}

	@Override
	public @Nullable String property(String name) {
		return this.context.getEnvironment().getProperty(name);
	}

	/**
	 * Asks those that explain why an application does not start.
	 */
	@Override
	public @Nullable Problem explain(Throwable failure) {
		ArgumentResolver arguments = ArgumentResolver.of(BeanFactory.class, this.context.getBeanFactory())
			.and(Environment.class, this.context.getEnvironment());
		for (FailureAnalyzer analyzer : SpringFactoriesLoader.forDefaultResourceLocation(this.context.getClassLoader())
			.load(FailureAnalyzer.class, arguments, FailureHandler.logging(logger))) {
			FailureAnalysis analysis = analyzer.analyze(failure);
			if (analysis != null) {
				return Problem.of(analysis.getDescription().strip(), analysis.getAction());
			}
		}
		return null;
	}

}
