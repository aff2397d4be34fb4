package id.lintas.app.api;

import id.lintas.app.security.RealmTokens;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The door for offices' own systems: an access token or a problem in JSON, never a redirect to a login. No session, so no
 * cookie decides anything and no form can be forged.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain officeSystems(HttpSecurity http, RealmTokens tokens, ApiProblems problems) throws Exception {
        AuthenticationEntryPoint refuse = (request, response, why) -> problems.write(code(why), request, response);
        return http.securityMatcher("/api", "/api/**")
                .authorizeHttpRequests(calls -> calls.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .hasRole(OfficeSystem.ROLE))
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.decoder(tokens).jwtAuthenticationConverter(authorities()))
                                .authenticationEntryPoint(refuse)
                                .withObjectPostProcessor(answeringInstead(refuse)))
                .exceptionHandling(denied -> denied.authenticationEntryPoint(refuse)
                        .accessDeniedHandler(
                                (request, response, why) -> problems.write(ApiCode.NOT_ALLOWED, request, response)))
                .addFilterBefore(new OneScheme(problems), BearerTokenAuthenticationFilter.class)
                .addFilterAfter(new BoundToken(problems), BearerTokenAuthenticationFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** The filter throws on when the keys cannot be had, which would end as 500. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answeringInstead(
            AuthenticationEntryPoint refuse) {
        return new ObjectPostProcessor<>() {
            @Override
            public <T extends BearerTokenAuthenticationFilter> T postProcess(T filter) {
                filter.setAuthenticationFailureHandler(refuse::commence);
                return filter;
            }
        };
    }

    private static ApiCode code(Exception why) {
        if (why instanceof AuthenticationServiceException) {
            return ApiCode.IDENTITY_AWAY;
        }
        return why instanceof InsufficientAuthenticationException ? ApiCode.TOKEN_MISSING : ApiCode.TOKEN_REFUSED;
    }

    /** A token that names no office, or two, is no token for this API, whatever roles it carries. */
    private static Converter<Jwt, AbstractAuthenticationToken> authorities() {
        return token -> {
            if (OfficeSystem.of(token).isEmpty()) {
                throw new InvalidBearerTokenException("names no office");
            }
            List<String> roles = token.getClaimAsStringList("roles");
            return new JwtAuthenticationToken(
                    token,
                    roles == null
                            ? List.of()
                            : roles.stream()
                                    .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                                    .toList());
        };
    }
}
