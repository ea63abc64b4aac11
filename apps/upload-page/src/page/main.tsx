import "@uppy/core/css/style.min.css";
import "@uppy/dashboard/css/style.min.css";
import "./style/page.css";
import { render } from "preact";
import { Page } from "./page.tsx";

const target = document.getElementById("page");
if (target) render(<Page />, target);
