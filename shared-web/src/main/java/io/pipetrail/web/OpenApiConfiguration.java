package io.pipetrail.web;

import org.springframework.context.annotation.Configuration;

/** Describes the API. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {}
