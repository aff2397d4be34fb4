package id.lintas.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The hub: finds every module's parts below the root package and runs them. */
@SpringBootApplication(
        scanBasePackages = "id.lintas",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan("id.lintas")
@EnableScheduling
public class LintasHub {

    /** Starts the hub; settings come from application.yaml, system properties and the environment. */
    public static void main(String[] args) {
        SpringApplication.run(LintasHub.class, args);
    }
}
