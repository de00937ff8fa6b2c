package io.pipetrail.web.toy;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** What an application needs to say to have all that both sides share: nothing. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({ToyController.class, ToyDialectController.class})
public class ToyApplication {}
