package org.fairlab.standalone.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import org.fairlab.platform.security.LoginAddress;
import org.fairlab.standalone.directory.SecretFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.util.StringUtils;

/** The issuer's key, kept in the file {@code fairlab.issuer-key}, and what signs and verifies with it. */
@Configuration(proxyBeanMethods = false)
@NoOtherIssuer
public class EmbeddedIssuer {

    static final String ISSUER = "fairlab-embedded";
    static final String AUDIENCE = "fairlab";

    /** Whether the server may listen on this address: other machines must not reach an issuer that lives on a file. */
    public static boolean allows(String address, Environment settings) {
        return !NoOtherIssuer.NoneConfigured.holds(settings) || isLoopback(address);
    }

    private static boolean isLoopback(String address) {
        try {
            return StringUtils.hasText(address)
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    @Bean
    ImmutableJWKSet<SecurityContext> issuerKey(@Value("${fairlab.issuer-key}") Path file)
            throws IOException, ParseException {
        return new ImmutableJWKSet<>(new JWKSet(ECKey.parse(SecretFile.readOrCreate(file, EmbeddedIssuer::newKey))));
    }

    @Bean
    JwtDecoder jwtDecoder(ImmutableJWKSet<SecurityContext> issuerKey) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(issuerKey)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(
                List.of(new JwtIssuerValidator(ISSUER), new JwtAudienceValidator(AUDIENCE))));
        return decoder;
    }

    @Bean
    NimbusJwtEncoder jwtEncoder(ImmutableJWKSet<SecurityContext> issuerKey) {
        return new NimbusJwtEncoder(issuerKey);
    }

    @Bean
    LoginAddress loginAddress() {
        return new LoginAddress(LoginPage.PATH);
    }

    private static String newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
